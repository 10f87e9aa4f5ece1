package mgwc.compiler.rule;

import mgwc.compiler.diagnostic.Rule;
import mgwc.compiler.resolve.ServedApi;

/**
 * A rule over one API as one environment serves it, whatever the other APIs are; most rules are of this kind, as their
 * findings are kept while the API's files and the environment stay as they are. Stateless; called once per API and
 * environment; must not throw. Silent about what refers to a broken file. Messages leave the environment's name out, so
 * that what is found in several environments is shown once.
 */
public interface ApiRule extends Rule {

    void check(ServedApi served, Findings findings);
}
