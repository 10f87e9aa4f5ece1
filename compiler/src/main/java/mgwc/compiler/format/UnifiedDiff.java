package mgwc.compiler.format;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** What changes in a text, as {@code diff -u} and {@code git diff} write it and {@code patch} reads it. */
public final class UnifiedDiff {

    private static final int CONTEXT = 3;
    private static final String UNTERMINATED = "\n\\ No newline at end of file";

    private UnifiedDiff() {}

    /** The difference with a line end behind each line; nothing when there is none. */
    public static String of(String path, String before, String after) {
        List<String> old = lines(before);
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                "a/" + path, "b/" + path, old, DiffUtils.diff(old, lines(after)), CONTEXT);
        return diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String last = lines.removeLast();
        if (!last.isEmpty()) {
            lines.add(last + UNTERMINATED);
        }
        return lines;
    }
}
