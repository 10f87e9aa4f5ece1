package mgwc.compiler.diff;

/**
 * Who makes the values that a schema describes. What clients send may be taken more generously than before; what they
 * get may only become more certain.
 */
enum Direction {
    REQUEST(
            ContractRule.NARROWED_REQUEST,
            ContractRule.REFUSED_VALUE,
            ContractRule.TIGHTENED_REQUEST,
            ContractRule.REFUSED_NULL,
            "readOnly"),
    RESPONSE(
            ContractRule.WIDENED_RESPONSE,
            ContractRule.NEW_VALUE,
            ContractRule.LOOSENED_RESPONSE,
            ContractRule.POSSIBLE_NULL,
            "writeOnly");

    private final ChangeRule type;
    private final ChangeRule value;
    private final ChangeRule limit;
    private final ChangeRule nothing;
    private final String absent;

    Direction(ChangeRule type, ChangeRule value, ChangeRule limit, ChangeRule nothing, String absent) {
        this.type = type;
        this.value = value;
        this.limit = limit;
        this.nothing = nothing;
        this.absent = absent;
    }

    ChangeRule ofType() {
        return type;
    }

    ChangeRule ofValues() {
        return value;
    }

    ChangeRule ofLimit() {
        return limit;
    }

    ChangeRule ofNull() {
        return nothing;
    }

    /** The keyword that takes a property out of this direction. */
    String absentWhen() {
        return absent;
    }

    /** Of the two sides, the one whose values have to be right on the other. */
    <T> T mustFit(T before, T after) {
        return this == REQUEST ? before : after;
    }

    <T> T mustTake(T before, T after) {
        return this == REQUEST ? after : before;
    }
}
