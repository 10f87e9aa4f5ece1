package mgwc.compiler.source;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a listing of Git.
 *
 * @param mode six octal digits
 * @param object the id of the content, in hexadecimal digits
 * @param path with {@code /}, from the top of the repository or from the workspace
 * @param unmerged whether a merge left several contents for the path
 */
record GitEntry(String mode, String object, String path, boolean unmerged) {

    private static final String SYMBOLIC_LINK = "120000";
    private static final String SUBMODULE = "160000";

    /** {@code <mode> SP <type> SP <object> TAB <path>} for each record of {@code git ls-tree -z}. */
    static List<GitEntry> ofTree(Git.Answer listing) {
        return parse(listing, 2, false);
    }

    /**
     * {@code <mode> SP <object> SP <stage> TAB <path>} for each record of {@code git ls-files --stage -z}. A stage
     * other than 0 is an unmerged file.
     */
    static List<GitEntry> ofIndex(Git.Answer listing) {
        return parse(listing, 1, true);
    }

    private static List<GitEntry> parse(Git.Answer listing, int objectField, boolean staged) {
        List<GitEntry> entries = new ArrayList<>();
        for (String line : listing.records()) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                String[] fields = line.substring(0, tab).split(" ", -1);
                boolean unmerged = staged && !fields[2].equals("0");
                entries.add(new GitEntry(fields[0], fields[objectField], line.substring(tab + 1), unmerged));
            }
        }
        return entries;
    }

    boolean isLink() {
        return mode.equals(SYMBOLIC_LINK);
    }

    boolean isSubmodule() {
        return mode.equals(SUBMODULE);
    }

    boolean isFile() {
        return !unmerged && !isLink() && !isSubmodule();
    }

    /** Whether the content is an empty file. */
    boolean isEmptyFile() {
        return isFile() && object.equals(ObjectId.of(new byte[0], object.length()));
    }

    /** The same thing under a path that starts at a folder of the repository. */
    GitEntry below(String folder) {
        return new GitEntry(mode, object, path.substring(folder.length()), unmerged);
    }
}
