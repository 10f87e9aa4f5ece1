package mgwc.compiler.parse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mgwc.compiler.source.SourceFile;

/** What a file of the workspace is read as, told by its path and, below {@code apis/}, by how it starts. */
public enum FileRole {
    /** A document of the workspace. */
    DOCUMENT,
    /** Read only when a document names it: contracts and their parts, key sets, notes. */
    MATERIAL;

    private static final List<String> HEADER = List.of("apiVersion", "kind", "metadata", "spec");

    /** What a file is read as. */
    public static FileRole of(SourceFile file) {
        String path = file.path();
        if (!path.endsWith(".yaml") && !path.endsWith(".yml")) {
            return MATERIAL;
        }
        if (!path.startsWith("apis/") || path.endsWith("/api.yaml") || path.endsWith("/api.yml")) {
            return DOCUMENT;
        }
        // Latin-1 keeps ASCII as it is and accepts any byte.
        String text = new String(file.content(), StandardCharsets.ISO_8859_1);
        if (hasTopLevelKey(text, "openapi") || hasTopLevelKey(text, "swagger")) {
            return MATERIAL;
        }
        return HEADER.stream().anyMatch(key -> hasTopLevelKey(text, key)) ? DOCUMENT : MATERIAL;
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
