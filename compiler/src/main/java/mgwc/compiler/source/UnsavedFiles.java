package mgwc.compiler.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;

/** Files as somebody has them in an editor, laid over the work tree as if they were saved. */
public final class UnsavedFiles {

    private UnsavedFiles() {}

    /**
     * The work tree with what is unsaved in the place of what is saved. What the work tree refuses at a path, such as a
     * symbolic link, stays refused.
     *
     * @param unsaved texts by path
     */
    public static Outcome<SourceTree> over(Outcome<SourceTree> saved, Map<String, String> unsaved) {
        if (unsaved.isEmpty()) {
            return saved;
        }
        SortedMap<String, SourceFile> files =
                new TreeMap<>(saved.value().map(SourceTree::files).orElse(new TreeMap<>()));
        List<Diagnostic> diagnostics = new ArrayList<>(saved.diagnostics());
        unsaved.forEach((path, text) -> {
            if (mayHold(path, saved)) {
                diagnostics.removeIf(found -> found.span().file().equals(path));
                lay(path, text.getBytes(StandardCharsets.UTF_8), files, diagnostics);
            }
        });
        return Outcome.of(new SourceTree(Optional.empty(), files), diagnostics);
    }

    private static boolean mayHold(String path, Outcome<SourceTree> saved) {
        boolean refused = saved.diagnostics().stream()
                .filter(found -> !found.rule().equals(SourceRules.FILE_TOO_LARGE.id()))
                .map(found -> found.span().file())
                .anyMatch(file -> path.equals(file) || path.startsWith(file + "/"));
        return WorkspaceFiles.contains(path) && !WorkspaceFiles.isAmbiguous(path) && !refused;
    }

    private static void lay(
            String path, byte[] content, SortedMap<String, SourceFile> files, List<Diagnostic> diagnostics) {
        if (content.length > WorkspaceFiles.largest(path)) {
            files.remove(path);
            diagnostics.add(WorkspaceFiles.tooLarge(path, content.length));
            return;
        }
        SourceFile before = files.get(path);
        if (before == null || !Arrays.equals(before.content(), content)) {
            files.put(path, new SourceFile(path, content));
        }
    }
}
