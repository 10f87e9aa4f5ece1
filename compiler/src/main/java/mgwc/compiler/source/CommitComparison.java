package mgwc.compiler.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.text.PrintableText;
import mgwc.layout.Folder;

/** Compares the files of a workspace with those of a commit, by mode and content. The executable bit does not count. */
final class CommitComparison {

    /** How many differences a message lists. */
    static final int MOST_SHOWN = 5;

    private final String where;
    private final Map<String, GitEntry> committed = new TreeMap<>();
    private final SortedMap<String, String> differences = new TreeMap<>();
    private final SortedSet<String> changed = new TreeSet<>();
    private final SortedSet<String> added = new TreeSet<>();
    private final SortedSet<String> missing = new TreeSet<>();

    /**
     * @param where the files are that get compared, for the messages
     * @param committed all that the commit has, by paths from the root of the workspace
     */
    CommitComparison(String where, Collection<GitEntry> committed) {
        this.where = where;
        committed.forEach(entry -> this.committed.put(entry.path(), entry));
    }

    /** Compares all files of the workspace, and what was read beside it. */
    void compare(Collection<GitEntry> entries) {
        SortedSet<String> paths = new TreeSet<>();
        for (GitEntry entry : entries) {
            paths.add(entry.path());
            compare(entry);
        }
        for (String path : committed.keySet()) {
            if (isOfWorkspace(path) && !paths.contains(path)) {
                missing.add(path);
                differences.put(path, "is in the commit, but not in " + where);
            }
        }
    }

    private void compare(GitEntry entry) {
        String path = entry.path();
        GitEntry other = committed.get(path);
        if (other == null) {
            added.add(path);
            differences.put(path, "is not in the commit");
        } else if (!entry.object().equals(other.object())
                || entry.isLink() != other.isLink()
                || entry.isSubmodule() != other.isSubmodule()) {
            changed.add(path);
            differences.put(path, "differs from the commit");
        }
    }

    /** Whether a reader of the commit would read, or refuse to read, what is at a path. */
    static boolean isOfWorkspace(String path) {
        return WorkspaceFiles.contains(path) || Folder.NAMES.contains(path);
    }

    /** Paths with other content than in the commit. */
    SortedSet<String> changed() {
        return changed;
    }

    /** Paths that the commit does not have. */
    SortedSet<String> added() {
        return added;
    }

    /** Paths that only the commit has. */
    SortedSet<String> missing() {
        return missing;
    }

    /** Adds to a difference why Git does not report it. */
    void explain(String path, String reason) {
        differences.computeIfPresent(path, (same, difference) -> difference + "; " + reason);
    }

    /** One line for each path that differs, in the order of the paths. */
    List<String> differences() {
        return differences.entrySet().stream()
                .map(difference -> "`" + PrintableText.of(difference.getKey()) + "` " + difference.getValue())
                .toList();
    }
}
