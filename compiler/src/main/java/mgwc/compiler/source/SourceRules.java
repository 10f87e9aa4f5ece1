package mgwc.compiler.source;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;

/** What can be wrong with a file before anybody looks inside. */
public final class SourceRules {

    public static final RuleSpec FILE_TOO_LARGE =
            RuleSpec.error("MGW1014", "oversized-file", "A file is larger than the compiler reads.");
    public static final RuleSpec SYMBOLIC_LINK =
            RuleSpec.error("MGW1015", "symbolic-link", "A workspace holds a symbolic link.");
    public static final RuleSpec UNREADABLE_FILE =
            RuleSpec.error("MGW1016", "unreadable-file", "A file cannot be read.");
    public static final RuleSpec SPECIAL_FILE =
            RuleSpec.error("MGW1017", "special-file", "A path is neither a file nor a folder.");
    public static final RuleSpec AMBIGUOUS_PATH = RuleSpec.error(
            "MGW1019", "ambiguous-path", "A path has characters that read differently on another machine.");

    private SourceRules() {}

    /** All of them, by id. */
    public static List<RuleSpec> all() {
        return List.of(FILE_TOO_LARGE, SYMBOLIC_LINK, UNREADABLE_FILE, SPECIAL_FILE, AMBIGUOUS_PATH);
    }
}
