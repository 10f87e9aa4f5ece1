package mgwc.compiler.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.diff.Change.Added;
import mgwc.compiler.diff.Change.Modified;
import mgwc.compiler.diff.Change.Removed;

/** Changes as plain text, one block for each subject. */
public final class ChangeText {

    private ChangeText() {}

    /** {@code no changes} when there are none. */
    public static void write(ChangeSet set, Appendable out) throws IOException {
        Map<Subject, List<Change>> bySubject = new LinkedHashMap<>();
        set.changes()
                .forEach(change -> bySubject
                        .computeIfAbsent(change.subject(), subject -> new ArrayList<>())
                        .add(change));
        for (Map.Entry<Subject, List<Change>> block : bySubject.entrySet()) {
            out.append(heading(block.getKey(), block.getValue())).append('\n');
            for (Change change : block.getValue()) {
                if (!change.path().isRoot()) {
                    out.append("  ").append(line(change)).append('\n');
                }
                out.append("      ").append(change.span().toString()).append('\n');
            }
            out.append('\n');
        }
        out.append(summary(set)).append('\n');
    }

    private static String heading(Subject subject, List<Change> changes) {
        Change first = changes.getFirst();
        return first.path().isRoot() ? mark(first) + " " + subject + ": " + values(first) : subject.toString();
    }

    private static String line(Change change) {
        return mark(change) + " " + change.path().dotted() + ": " + values(change);
    }

    private static String mark(Change change) {
        return switch (change) {
            case Added ignored -> "+";
            case Removed ignored -> "-";
            case Modified ignored -> "~";
        };
    }

    private static String values(Change change) {
        return switch (change) {
            case Added added -> added.after();
            case Removed removed -> removed.before();
            case Modified modified -> modified.before() + " -> " + modified.after();
        };
    }

    /** {@code 2 changed, 1 added}. */
    public static String summary(ChangeSet set) {
        int added = 0;
        int removed = 0;
        int modified = 0;
        for (Change change : set.changes()) {
            switch (change) {
                case Added ignored -> added++;
                case Removed ignored -> removed++;
                case Modified ignored -> modified++;
            }
        }
        List<String> parts = new ArrayList<>();
        count(parts, modified, "changed");
        count(parts, added, "added");
        count(parts, removed, "removed");
        return parts.isEmpty() ? "no changes" : String.join(", ", parts);
    }

    private static void count(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(count + " " + word);
        }
    }
}
