package mgwc.compiler.schema;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;

/** What can be wrong with a document measured by the schema of its kind, and with its place in the workspace. */
public final class SchemaRules {

    public static final RuleSpec UNKNOWN_FIELD =
            RuleSpec.error("MGW2001", "unknown-field", "A document has a field that its kind does not have.");
    public static final RuleSpec MISSING_FIELD =
            RuleSpec.error("MGW2002", "missing-field", "A document lacks a field that its kind needs.");
    public static final RuleSpec WRONG_TYPE =
            RuleSpec.error("MGW2003", "wrong-type", "A value has another type than its field.");
    public static final RuleSpec MALFORMED_VALUE =
            RuleSpec.error("MGW2004", "malformed-value", "A text does not have the form its field needs.");
    public static final RuleSpec VALUE_OUT_OF_RANGE =
            RuleSpec.error("MGW2005", "value-out-of-range", "A number or duration is too small or too large.");
    public static final RuleSpec UNKNOWN_CHOICE =
            RuleSpec.error("MGW2006", "unknown-choice", "A value is not one of those its field allows.");
    public static final RuleSpec WRONG_SIZE =
            RuleSpec.error("MGW2007", "wrong-size", "A list, mapping or text has too few or too many parts.");
    public static final RuleSpec AMBIGUOUS_CHOICE = RuleSpec.error(
            "MGW2008", "ambiguous-choice", "A mapping that stands for one choice holds none or several.");
    public static final RuleSpec DUPLICATE_ITEM =
            RuleSpec.error("MGW2009", "duplicate-item", "A list holds the same item twice.");
    public static final RuleSpec UNKNOWN_KIND =
            RuleSpec.error("MGW2010", "unknown-kind", "A document has no kind, or one that does not exist.");
    public static final RuleSpec UNKNOWN_API_VERSION = RuleSpec.error(
            "MGW2011",
            "unknown-api-version",
            "A document is written in a version of the language that does not exist.");
    public static final RuleSpec NOT_A_MAPPING =
            RuleSpec.error("MGW2012", "shapeless-document", "A document is not a mapping.");
    public static final RuleSpec MISPLACED_DOCUMENT =
            RuleSpec.error("MGW2013", "misplaced-document", "A document lies where its kind does not belong.");
    public static final RuleSpec DUPLICATE_DOCUMENT =
            RuleSpec.error("MGW2014", "duplicate-document", "Two documents of one kind have the same name.");
    public static final RuleSpec MISNAMED_DOCUMENT =
            RuleSpec.error("MGW2015", "misnamed-document", "A document and its place in the workspace differ in name.");
    public static final RuleSpec UNREAD_DOCUMENT =
            RuleSpec.error("MGW2022", "unread-document", "A document lies where nothing reads it.");
    public static final RuleSpec SKIPPED_DOCUMENT = RuleSpec.warning(
            "MGW2035", "skipped-document", "A document is in a folder that is left out because of its name.");

    public static final RuleSpec LITERAL_SECRET =
            RuleSpec.error("MGW2021", "literal-secret", "A secret is written out instead of referred to.");
    public static final RuleSpec INCOMPLETE_ENTRY =
            RuleSpec.error("MGW3003", "incomplete-entry", "An overlay adds an entry that lacks a field.");
    public static final RuleSpec STRAY_OVERLAY = RuleSpec.error(
            "MGW3010", "stray-overlay", "An overlay lies in the folder of an environment that does not exist.");

    private SchemaRules() {}

    /** All of them, by id. */
    public static List<RuleSpec> all() {
        return List.of(
                UNKNOWN_FIELD,
                MISSING_FIELD,
                WRONG_TYPE,
                MALFORMED_VALUE,
                VALUE_OUT_OF_RANGE,
                UNKNOWN_CHOICE,
                WRONG_SIZE,
                AMBIGUOUS_CHOICE,
                DUPLICATE_ITEM,
                UNKNOWN_KIND,
                UNKNOWN_API_VERSION,
                NOT_A_MAPPING,
                MISPLACED_DOCUMENT,
                DUPLICATE_DOCUMENT,
                MISNAMED_DOCUMENT,
                LITERAL_SECRET,
                UNREAD_DOCUMENT,
                SKIPPED_DOCUMENT,
                INCOMPLETE_ENTRY,
                STRAY_OVERLAY);
    }
}
