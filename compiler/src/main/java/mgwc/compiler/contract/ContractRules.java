package mgwc.compiler.contract;

import java.util.List;
import mgwc.compiler.report.RuleSpec;

/** What can be wrong with an OpenAPI contract, as far as the gateway needs it. */
public final class ContractRules {

    public static final RuleSpec CONTRACT_SHAPE = RuleSpec.error(
            "MGW2016", "misshapen-contract", "A contract does not have the shape of an OpenAPI document.");
    public static final RuleSpec UNSUPPORTED_OPENAPI =
            RuleSpec.error("MGW2017", "unsupported-openapi", "A contract is of an OpenAPI version that is not read.");
    public static final RuleSpec DUPLICATE_OPERATION =
            RuleSpec.error("MGW2018", "duplicate-operation", "Two operations of a contract have the same name.");
    public static final RuleSpec MALFORMED_PATH =
            RuleSpec.error("MGW2019", "malformed-path", "A path of a contract is not a path template.");
    public static final RuleSpec UNRESOLVED_REFERENCE = RuleSpec.error(
            "MGW2020", "unresolved-reference", "A path item of a contract refers to something that cannot be read.");
    public static final RuleSpec MISSING_CONTRACT =
            RuleSpec.error("MGW3007", "missing-contract", "An API names a contract that does not exist.");

    private ContractRules() {}

    /** All of them, by id. */
    public static List<RuleSpec> all() {
        return List.of(
                CONTRACT_SHAPE,
                UNSUPPORTED_OPENAPI,
                DUPLICATE_OPERATION,
                MALFORMED_PATH,
                UNRESOLVED_REFERENCE,
                MISSING_CONTRACT);
    }
}
