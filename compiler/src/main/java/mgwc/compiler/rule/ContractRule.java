package mgwc.compiler.rule;

import mgwc.compiler.contract.Contract;
import mgwc.compiler.diagnostic.Rule;

/** A rule over one contract, whatever API it is of. Stateless; must not throw. */
public interface ContractRule extends Rule {

    void check(Contract contract, Findings findings);
}
