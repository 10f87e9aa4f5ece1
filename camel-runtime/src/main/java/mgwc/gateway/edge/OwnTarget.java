package mgwc.gateway.edge;

import mgwc.gateway.request.Target;
import mgwc.gateway.step.Steps;

/** The listener or an API, for requests that match no operation, with its steps. */
record OwnTarget(Target target, Steps steps) {}
