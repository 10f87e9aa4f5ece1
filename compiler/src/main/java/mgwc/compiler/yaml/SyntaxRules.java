package mgwc.compiler.yaml;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;

/** What can be wrong with a file as text and as YAML. */
public final class SyntaxRules {

    public static final RuleSpec YAML_SYNTAX =
            RuleSpec.error("MGW1001", "broken-yaml", "A file is not well-formed YAML 1.2.");
    public static final RuleSpec DUPLICATE_KEY =
            RuleSpec.error("MGW1002", "duplicate-key", "A mapping has the same key twice.");
    public static final RuleSpec ANCHOR =
            RuleSpec.error("MGW1003", "yaml-anchor", "A document uses an anchor, an alias or a merge key.");
    public static final RuleSpec TAG = RuleSpec.error("MGW1004", "yaml-tag", "A value has an explicit YAML tag.");
    public static final RuleSpec SEVERAL_DOCUMENTS =
            RuleSpec.error("MGW1005", "several-documents", "A file holds more than one YAML document.");
    public static final RuleSpec EMPTY_FILE =
            RuleSpec.error("MGW1006", "empty-file", "A file holds nothing, or only comments.");
    public static final RuleSpec NOT_UTF8 = RuleSpec.error("MGW1007", "foreign-encoding", "A file is not UTF-8.");
    public static final RuleSpec CONTROL_CHARACTER =
            RuleSpec.error("MGW1008", "control-character", "A file holds a character that YAML does not allow.");
    public static final RuleSpec TAB_INDENTATION =
            RuleSpec.error("MGW1009", "tab-indentation", "A line is indented with a tab.");
    public static final RuleSpec NON_STRING_KEY =
            RuleSpec.error("MGW1010", "non-string-key", "The key of a mapping is not a string.");
    public static final RuleSpec BARE_NULL =
            RuleSpec.error("MGW1011", "bare-null", "A key or list item has no value at all.");
    public static final RuleSpec DEEP_NESTING =
            RuleSpec.error("MGW1012", "deep-nesting", "Values are nested deeper than the compiler reads.");
    public static final RuleSpec DIRECTIVE =
            RuleSpec.error("MGW1013", "yaml-directive", "A file starts with a YAML directive.");
    public static final RuleSpec OVERSIZED_TREE = RuleSpec.error(
            "MGW1020", "oversized-tree", "A file holds more values than the compiler reads, aliases counted.");
    public static final RuleSpec UNWIELDY_KEY = RuleSpec.error(
            "MGW1021", "unwieldy-key", "A key stands on several lines, or is longer than 1,000 characters.");

    private SyntaxRules() {}

    /** All of them, by id. */
    public static List<RuleSpec> all() {
        return List.of(
                YAML_SYNTAX,
                DUPLICATE_KEY,
                ANCHOR,
                TAG,
                SEVERAL_DOCUMENTS,
                EMPTY_FILE,
                NOT_UTF8,
                CONTROL_CHARACTER,
                TAB_INDENTATION,
                NON_STRING_KEY,
                BARE_NULL,
                DEEP_NESTING,
                DIRECTIVE,
                OVERSIZED_TREE,
                UNWIELDY_KEY);
    }
}
