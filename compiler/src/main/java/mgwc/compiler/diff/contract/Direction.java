package mgwc.compiler.diff.contract;

import mgwc.compiler.change.ChangeRule;

/**
 * Who makes the values that a schema describes. What clients send may be taken more generously than before; what they
 * get may only become more certain.
 */
enum Direction {
    REQUEST,
    RESPONSE;

    ChangeRule ofType() {
        return this == REQUEST ? ContractChangeRule.NARROWED_REQUEST : ContractChangeRule.WIDENED_RESPONSE;
    }

    ChangeRule ofValues() {
        return this == REQUEST ? ContractChangeRule.REFUSED_VALUE : ContractChangeRule.NEW_VALUE;
    }

    ChangeRule ofLimit() {
        return this == REQUEST ? ContractChangeRule.TIGHTENED_REQUEST : ContractChangeRule.LOOSENED_RESPONSE;
    }

    ChangeRule ofNull() {
        return this == REQUEST ? ContractChangeRule.REFUSED_NULL : ContractChangeRule.POSSIBLE_NULL;
    }

    /** The keyword that takes a property out of this direction. */
    String absentWhen() {
        return this == REQUEST ? "readOnly" : "writeOnly";
    }

    /** Of the two sides, the one whose values have to be right on the other. */
    <T> T mustFit(T before, T after) {
        return this == REQUEST ? before : after;
    }

    <T> T mustTake(T before, T after) {
        return this == REQUEST ? after : before;
    }
}
