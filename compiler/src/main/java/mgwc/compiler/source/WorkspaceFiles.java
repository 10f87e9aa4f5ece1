package mgwc.compiler.source;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;

/** Which paths of a repository make up a workspace, and how large a file of it may be. */
public final class WorkspaceFiles {

    /** Larger files are reported and left out. Contracts lie below {@code apis/} and may be large. */
    static final long LARGEST = 32L << 20;

    private static final long LARGEST_DOCUMENT = 8L << 20;

    private static final Set<String> SKIPPED = Set.of("target", "node_modules");

    private WorkspaceFiles() {}

    /** Whether a folder or file of this name is left out wherever it stands. */
    static boolean isSkipped(String name) {
        return name.startsWith(".") || SKIPPED.contains(name);
    }

    /** Whether a path relative to the workspace root belongs to the workspace. */
    public static boolean contains(String path) {
        if (path.equals(WorkspaceLayout.ROOT_FILE)) {
            return true;
        }
        String[] parts = path.split("/", -1);
        if (parts.length < 2 || !Folder.NAMES.contains(parts[0])) {
            return false;
        }
        for (String part : parts) {
            if (isSkipped(part)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The folder or file on the way to a path of the workspace that is left out because of its name:
     * {@code apis/target} of {@code apis/target/v1/api.yaml}. Empty where nothing is left out, and outside of the
     * workspace folders.
     */
    public static Optional<String> skippedPart(String path) {
        int slash = path.indexOf('/');
        if (slash < 0 || !Folder.NAMES.contains(path.substring(0, slash))) {
            return Optional.empty();
        }
        while (slash >= 0) {
            int end = path.indexOf('/', slash + 1);
            if (isSkipped(path.substring(slash + 1, end < 0 ? path.length() : end))) {
                return Optional.of(end < 0 ? path : path.substring(0, end));
            }
            slash = end;
        }
        return Optional.empty();
    }

    /** The environments that a workspace of these files has. */
    public static SortedSet<String> environments(Collection<String> files) {
        SortedSet<String> names = new TreeSet<>();
        for (String file : files) {
            if (WorkspaceLayout.isEnvironmentFile(file)) {
                names.add(WorkspaceLayout.environmentOf(file).orElseThrow());
            }
        }
        return names;
    }

    static long largest(String path) {
        return Folder.APIS.holds(path) ? LARGEST : LARGEST_DOCUMENT;
    }

    static Diagnostic tooLarge(String path, long size) {
        return SourceRules.FILE_TOO_LARGE
                .at(
                        SourceSpan.startOf(path),
                        "`" + path + "` has " + size + " bytes; at most " + largest(path) + " are read")
                .withHelp("split it, or keep what is no configuration outside of the workspace folders");
    }

    static Diagnostic symbolicLink(String path) {
        return SourceRules.SYMBOLIC_LINK
                .at(SourceSpan.startOf(path), "`" + path + "` is a symbolic link")
                .withHelp("put the file itself into the workspace; links are never followed");
    }

    static Diagnostic submodule(String path) {
        return SourceRules.SPECIAL_FILE
                .at(SourceSpan.startOf(path), "`" + path + "` is a Git submodule, which is not read")
                .withHelp("put the files into the repository of the workspace; a commit holds no file of another one");
    }

    /** Whether a path has characters that a terminal, a log or another system would show or treat differently. */
    static boolean isAmbiguous(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (isAmbiguous(path.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAmbiguous(char c) {
        return c < 0x20
                || c == '\\'
                || (c >= 0x7f && c < 0xa0)
                || c == 0xfffd
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
