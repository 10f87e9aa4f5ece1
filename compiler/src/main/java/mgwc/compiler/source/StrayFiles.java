package mgwc.compiler.source;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mgwc.compiler.text.Spelling;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;

/**
 * Documents that somebody meant to be in the workspace and that are not: in a folder whose name is nearly that of a
 * workspace folder, beside {@code mgwc.yaml}, or in a folder of the workspace that is left out because of its name.
 * Names decide what is opened, and content what is a document: what others keep in the same repository is not reported.
 */
public final class StrayFiles {

    /** How much of a file tells whether it is a document. */
    static final int HEAD_BYTES = 4096;

    /** How deep folders are looked into that are left out; {@code node_modules} may be a forest. */
    static final int DEEPEST_SKIPPED = 6;

    private static final int MOST_OPENED = 200;

    private StrayFiles() {}

    /** Of all paths of a repository those that are worth opening, in order; what other workspaces hold is theirs. */
    static List<String> candidates(Collection<String> paths) {
        Set<String> workspaces = paths.stream()
                .filter(path -> path.endsWith("/" + WorkspaceLayout.ROOT_FILE))
                .map(path -> path.substring(0, path.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        return paths.stream()
                .filter(StrayFiles::isWorthOpening)
                .filter(path -> workspaces.stream().noneMatch(path::startsWith))
                .sorted()
                .limit(MOST_OPENED)
                .toList();
    }

    private static boolean isWorthOpening(String path) {
        String[] names = path.split("/", -1);
        boolean yaml = path.endsWith(".yaml") || path.endsWith(".yml");
        if (!yaml || WorkspaceFiles.isAmbiguous(path)) {
            return false;
        }
        if (WorkspaceFiles.skippedPart(path).isPresent()) {
            return names.length <= DEEPEST_SKIPPED;
        }
        if (names.length > WorkspaceLayout.DEEPEST) {
            return false;
        }
        for (String name : names) {
            if (WorkspaceFiles.isSkipped(name)) {
                return false;
            }
        }
        return names.length == 1
                ? !path.equals(WorkspaceLayout.ROOT_FILE)
                : folder(names[0]).isPresent();
    }

    /**
     * The workspace folder that somebody meant who called a folder so. Names with digits or other characters, such as
     * {@code apis-old}, are meant as they are, and a first letter is hardly ever wrong.
     */
    static Optional<String> folder(String name) {
        Optional<Folder> other = Folder.calledAlso(name);
        if (other.isPresent()) {
            return Optional.of(other.get().toString());
        }
        return !Folder.NAMES.contains(name) && isAllLetters(name) && startsLikeAFolder(name)
                ? Spelling.closest(name, Folder.NAMES)
                : Optional.empty();
    }

    private static boolean startsLikeAFolder(String name) {
        char first = Character.toLowerCase(name.charAt(0));
        for (String folder : Folder.NAMES) {
            if (folder.charAt(0) == first) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAllLetters(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isLetter(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * Where a file that lies outside of the workspace folders was probably meant to be: {@code policies/tiers.yaml} for
     * {@code policy/tiers.yaml}.
     */
    public static Optional<String> meant(String path) {
        int slash = path.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : folder(path.substring(0, slash)).map(folder -> folder + path.substring(slash));
    }

    /**
     * Whether a file that nothing reads is one that somebody wants read: a document, or in a folder that is left out, a
     * contract.
     */
    public static boolean isMeant(String path, byte[] content) {
        return isAnnounced(content)
                || (Folder.APIS.holds(path) && WorkspaceFiles.skippedPart(path).isPresent() && isContract(content));
    }

    /** Whether a text is, by its look, an OpenAPI or Swagger document. */
    public static boolean isContract(byte[] content) {
        return Announcement.OF_A_CONTRACT
                .matcher(new String(content, StandardCharsets.ISO_8859_1))
                .find();
    }

    /** Whether a text says of itself, in its first lines, that it is a document of a workspace. */
    public static boolean isAnnounced(byte[] content) {
        // Latin-1 keeps ASCII as it is and accepts any byte.
        String head = new String(content, 0, Math.min(content.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        return Announcement.AT_LINE_START.matcher(head).find()
                || Announcement.IN_BRACES.matcher(head).find();
    }

    /** Apart, as most workspaces have no file that is worth a look. */
    private static final class Announcement {

        private static final Pattern AT_LINE_START =
                Pattern.compile("(?m)^(?:\u00ef\u00bb\u00bf)?[\"']?apiVersion[\"']?[ \t]*:[ \t]*[\"']?mgwc/");

        private static final Pattern OF_A_CONTRACT =
                Pattern.compile("(?m)(?:^|[{,])[ \t]*[\"']?(?:openapi|swagger)[\"']?[ \t]*:[ \t]*[\"']?[0-9]+\\.[0-9]");

        /** JSON, or YAML in the flow style. */
        private static final Pattern IN_BRACES =
                Pattern.compile("\\A\\s*\\{[^\\[{]*?\"?apiVersion\"?\\s*:\\s*\"?mgwc/");
    }
}
