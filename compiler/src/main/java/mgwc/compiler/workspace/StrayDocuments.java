package mgwc.compiler.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.schema.SchemaRules;
import mgwc.compiler.source.StrayFiles;
import mgwc.compiler.source.WorkspaceFiles;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;

/** Documents that nothing reads: a folder is reported once, whatever lies in it. */
final class StrayDocuments {

    private StrayDocuments() {}

    /** @param readings of all files, by path */
    static List<Diagnostic> check(Map<String, Reading> readings) {
        SortedMap<String, List<String>> folders = new TreeMap<>();
        SortedMap<String, List<String>> skipped = new TreeMap<>();
        List<Diagnostic> found = new ArrayList<>();
        readings.forEach((path, reading) -> {
            if (reading.role() != FileRole.STRAY) {
                return;
            }
            Optional<String> part = WorkspaceFiles.skippedPart(path);
            if (part.isPresent()) {
                skipped.computeIfAbsent(part.get(), name -> new ArrayList<>()).add(path);
            } else if (StrayFiles.meant(path).isPresent()) {
                folders.computeIfAbsent(path.substring(0, path.indexOf('/')), folder -> new ArrayList<>())
                        .add(path);
            } else {
                found.add(alone(path));
            }
        });
        folders.forEach((folder, paths) -> found.add(together(folder, paths, readings)));
        skipped.forEach((part, paths) -> found.add(skipped(part, paths)));
        return found;
    }

    /** @param paths below a folder that is left out because of its name, or that file alone */
    private static Diagnostic skipped(String part, List<String> paths) {
        String first = paths.getFirst();
        String rest = paths.size() == 1 ? "" : " and " + (paths.size() - 1) + " more";
        boolean file = first.equals(part);
        return SchemaRules.SKIPPED_DOCUMENT
                .at(
                        SourceSpan.startOf(first),
                        file
                                ? "nothing reads `" + first + "`, because its name starts with a dot"
                                : "nothing reads `" + first + "`" + rest + ", because folders called `"
                                        + part.substring(part.lastIndexOf('/') + 1) + "` are left out")
                .withHelp("rename the " + (file ? "file" : "folder")
                        + "; in a workspace, names that start with a dot, `target` and `node_modules` are left out");
    }

    private static Diagnostic together(String folder, List<String> paths, Map<String, Reading> readings) {
        String first = paths.getFirst();
        String meant = StrayFiles.meant(first).orElseThrow();
        String wanted = meant.substring(0, meant.indexOf('/'));
        boolean taken = readings.keySet().stream().anyMatch(path -> path.startsWith(wanted + "/"));
        return unread(
                first,
                "`" + folder + "` is no folder of the workspace, so nothing reads `" + first + "`"
                        + (paths.size() == 1 ? "" : " and " + (paths.size() - 1) + " more"),
                taken ? "move what is in it into `" + wanted + "`" : "rename the folder to `" + wanted + "`");
    }

    private static Diagnostic alone(String path) {
        if (WorkspaceFiles.contains(path)) {
            return unread(
                    path,
                    "`" + path + "` is a document, but its name does not end in `.yaml` or `.yml`, so nothing reads it",
                    "rename it to `" + withExtension(path) + "`");
        }
        boolean workspace =
                Spelling.closest(path, List.of(WorkspaceLayout.ROOT_FILE)).isPresent();
        return unread(
                path,
                "`" + path + "` is a document, but nothing reads it there",
                workspace
                        ? "what holds for the workspace stands in `" + WorkspaceLayout.ROOT_FILE + "`"
                        : "documents lie below " + Listing.of(Folder.NAMES));
    }

    private static String withExtension(String path) {
        int dot = path.indexOf('.', path.lastIndexOf('/'));
        return (dot < 0 ? path : path.substring(0, dot)) + ".yaml";
    }

    private static Diagnostic unread(String path, String message, String help) {
        return SchemaRules.UNREAD_DOCUMENT.at(SourceSpan.startOf(path), message).withHelp(help);
    }
}
