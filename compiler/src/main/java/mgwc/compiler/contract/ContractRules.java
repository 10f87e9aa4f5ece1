package mgwc.compiler.contract;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;

/**
 * What can be wrong with an OpenAPI contract.
 *
 * <p>Ids below {@code MGW2300} and {@code MGW3007} stop the gateway from serving the contract, and no workspace can
 * lower them. {@code MGW23xx} is about what the specification asks of a document that others read.
 */
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

    public static final RuleSpec UNKNOWN_CONTRACT_FIELD = RuleSpec.error(
            "MGW2301", "unknown-contract-field", "A contract has a field that its OpenAPI version does not have.");
    public static final RuleSpec MISSING_CONTRACT_FIELD = RuleSpec.error(
            "MGW2302", "missing-contract-field", "A contract lacks a field that its OpenAPI version needs.");
    public static final RuleSpec WRONG_CONTRACT_TYPE =
            RuleSpec.error("MGW2303", "wrong-contract-type", "A value in a contract has another type than its field.");
    public static final RuleSpec UNKNOWN_CONTRACT_CHOICE = RuleSpec.error(
            "MGW2304", "unknown-contract-choice", "A value in a contract is not one of those its field allows.");
    public static final RuleSpec CONTRADICTION = RuleSpec.error(
            "MGW2305", "contract-contradiction", "Fields of a contract exclude each other, or none of them is there.");
    public static final RuleSpec WRONG_VALUE = RuleSpec.error(
            "MGW2306", "malformed-contract-value", "A key or list in a contract does not have the form it needs.");
    public static final RuleSpec DANGLING_REFERENCE =
            RuleSpec.error("MGW2310", "dangling-reference", "A reference in a contract leads to nothing.");
    public static final RuleSpec FOREIGN_REFERENCE =
            RuleSpec.error("MGW2311", "foreign-reference", "A reference in a contract leads out of the workspace.");
    public static final RuleSpec CIRCULAR_REFERENCE = RuleSpec.error(
            "MGW2312", "circular-reference", "A reference in a contract leads to references without end.");
    public static final RuleSpec WRONG_REFERENCE = RuleSpec.error(
            "MGW2313", "wrong-reference", "A reference in a contract leads to another kind of object than needed.");
    public static final RuleSpec UNDECLARED_PATH_PARAMETER = RuleSpec.error(
            "MGW2320", "undeclared-path-parameter", "An operation does not describe a parameter of its path.");
    public static final RuleSpec STRAY_PATH_PARAMETER = RuleSpec.error(
            "MGW2321", "stray-path-parameter", "A contract describes a path parameter that its path does not have.");
    public static final RuleSpec DUPLICATE_PARAMETER =
            RuleSpec.error("MGW2322", "duplicate-parameter", "A contract describes one parameter twice.");
    public static final RuleSpec UNDEFINED_SECURITY_SCHEME = RuleSpec.error(
            "MGW2323", "undefined-security-scheme", "A contract asks for a security scheme that it does not define.");
    public static final RuleSpec UNDEFINED_SCOPE = RuleSpec.error(
            "MGW2324", "undefined-scope", "A contract asks for a scope that no flow of its security scheme offers.");
    public static final RuleSpec UNKNOWN_LINK =
            RuleSpec.error("MGW2325", "unknown-link", "A link leads to an operation that the contract does not have.");
    public static final RuleSpec IDLE_KEYWORD = RuleSpec.warning(
            "MGW3054", "idle-keyword", "A schema of a contract has a keyword without meaning in its OpenAPI version.");
    public static final RuleSpec UNUSABLE_SERVER = RuleSpec.warning(
            "MGW7010", "unusable-server", "A server of a contract cannot be addressed as it is written.");
    public static final RuleSpec MEANINGLESS_BODY = RuleSpec.warning(
            "MGW7011", "meaningless-body", "A contract gives a body to a request that should have none.");
    public static final RuleSpec UNSERVED_OPERATION =
            RuleSpec.warning("MGW7012", "unserved-operation", "A contract describes an operation that is not served.");

    private ContractRules() {}

    /** All of them, by id within what they are about. */
    public static List<RuleSpec> all() {
        return List.of(
                CONTRACT_SHAPE,
                UNSUPPORTED_OPENAPI,
                DUPLICATE_OPERATION,
                MALFORMED_PATH,
                UNRESOLVED_REFERENCE,
                MISSING_CONTRACT,
                UNKNOWN_CONTRACT_FIELD,
                MISSING_CONTRACT_FIELD,
                WRONG_CONTRACT_TYPE,
                UNKNOWN_CONTRACT_CHOICE,
                CONTRADICTION,
                WRONG_VALUE,
                DANGLING_REFERENCE,
                FOREIGN_REFERENCE,
                CIRCULAR_REFERENCE,
                WRONG_REFERENCE,
                UNDECLARED_PATH_PARAMETER,
                STRAY_PATH_PARAMETER,
                DUPLICATE_PARAMETER,
                UNDEFINED_SECURITY_SCHEME,
                UNDEFINED_SCOPE,
                UNKNOWN_LINK,
                IDLE_KEYWORD,
                UNUSABLE_SERVER,
                MEANINGLESS_BODY,
                UNSERVED_OPERATION);
    }
}
