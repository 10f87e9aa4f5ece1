package mgwc.compiler.workspace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.StrayFiles;
import mgwc.compiler.source.WorkspaceFiles;
import mgwc.compiler.text.Spelling;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;

/** What a file of the workspace is read as, told by its path and, below {@code apis/}, by how it starts. */
public enum FileRole {
    /** A document of the workspace. */
    DOCUMENT,
    /** Says that it is a document, but lies or is named so that nothing reads it. */
    STRAY,
    /** Read only when a document names it: contracts and their parts, key sets, notes. */
    MATERIAL;

    private static final List<String> EXTENSIONS = List.of("yaml", "yml", "json");

    private static final List<String> HEADER = List.of("apiVersion", "kind", "metadata", "spec");

    /** What a file is read as. */
    public static FileRole of(SourceFile file) {
        String path = file.path();
        if (!path.endsWith(".yaml") && !path.endsWith(".yml")) {
            return isNamedAlmostAsDocuments(path) && StrayFiles.isAnnounced(file.content()) ? STRAY : MATERIAL;
        }
        if (!WorkspaceFiles.contains(path) && StrayFiles.isMeant(path, file.content())) {
            return STRAY;
        }
        if (!Folder.APIS.holds(path) || WorkspaceLayout.isApiFile(path)) {
            return DOCUMENT;
        }
        // Latin-1 keeps ASCII as it is and accepts any byte.
        String text = new String(file.content(), StandardCharsets.ISO_8859_1);
        if (hasTopLevelKey(text, "openapi") || hasTopLevelKey(text, "swagger")) {
            return MATERIAL;
        }
        return HEADER.stream().anyMatch(key -> hasTopLevelKey(text, key)) ? DOCUMENT : MATERIAL;
    }

    /** Copies such as {@code api.yaml.bak} are meant to be left out. */
    private static boolean isNamedAlmostAsDocuments(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !name.contains(".")
                || EXTENSIONS.contains(extension)
                || Spelling.closest(extension, EXTENSIONS).isPresent();
    }

    private static boolean hasTopLevelKey(String text, String key) {
        int from = 0;
        while (true) {
            int at = text.indexOf(key, from);
            if (at < 0) {
                return false;
            }
            int start = at > 0 && (text.charAt(at - 1) == '"' || text.charAt(at - 1) == '\'') ? at - 1 : at;
            int end = at + key.length() + (at - start);
            boolean lineStart = start == 0 || "\n\r{".indexOf(text.charAt(start - 1)) >= 0;
            if (lineStart && end < text.length() && text.charAt(end) == ':') {
                return true;
            }
            from = at + key.length();
        }
    }
}
