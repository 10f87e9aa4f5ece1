package mgwc.gateway.reload;

import mgwc.gateway.jwt.TokenVerifiers;
import mgwc.gateway.throttle.Limiters;
import mgwc.gateway.upstream.Upstreams;

/** What generations share, so that a reload loses no count, no key, no verdict and no connection. */
public record SharedState(TokenVerifiers verifiers, Limiters limiters, Upstreams upstreams) {}
