package mgwc.lsp;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mgwc.layout.WorkspaceLayout;

/** What an editor has open: documents, and the workspaces they lie in. Safe for several threads. */
final class OpenEditors {

    private final Map<String, OpenDocument> documents = new ConcurrentHashMap<>();
    private final Map<Path, EditedWorkspace> workspaces = new ConcurrentHashMap<>();

    /** A file that lies in a workspace. */
    record Placed(EditedWorkspace workspace, String path) {}

    Optional<OpenDocument> document(String uri) {
        return Optional.ofNullable(documents.get(uri));
    }

    void put(OpenDocument document) {
        documents.put(document.uri(), document);
    }

    void remove(String uri) {
        documents.remove(uri);
    }

    /** The file that an address stands for, when it is one of this machine. */
    static Optional<Path> file(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "file".equalsIgnoreCase(parsed.getScheme())
                    ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The file and the workspace it lies in: the nearest folder upwards with an {@code mgwc.yaml}. */
    Optional<Placed> placed(String uri) {
        return file(uri)
                .flatMap(file -> workspaceAround(Optional.ofNullable(file.getParent()))
                        .flatMap(workspace -> workspace.path(file).map(path -> new Placed(workspace, path))));
    }

    /** The workspace of a folder: it itself, or the nearest upwards. */
    Optional<EditedWorkspace> workspaceAround(Optional<Path> folder) {
        for (Path candidate = folder.orElse(null); candidate != null; candidate = candidate.getParent()) {
            if (isWorkspace(candidate)) {
                return Optional.of(workspaces.computeIfAbsent(candidate, EditedWorkspace::new));
            }
        }
        return Optional.empty();
    }

    private boolean isWorkspace(Path folder) {
        Path mark = folder.resolve(WorkspaceLayout.ROOT_FILE);
        return Files.isRegularFile(mark) || isOpen(mark);
    }

    private boolean isOpen(Path file) {
        return documents.keySet().stream().anyMatch(uri -> file(uri).equals(Optional.of(file)));
    }

    Collection<EditedWorkspace> workspaces() {
        return workspaces.values();
    }

    /** The workspaces that a change of a file or folder is a change of: also those that end with it. */
    Stream<EditedWorkspace> around(String uri) {
        Stream<EditedWorkspace> known = file(uri).stream()
                .flatMap(file -> workspaces().stream()
                        .filter(workspace -> file.startsWith(workspace.root())
                                || workspace.root().startsWith(file)));
        return Stream.concat(known, placed(uri).map(Placed::workspace).stream()).distinct();
    }

    void forget(EditedWorkspace workspace) {
        workspaces.remove(workspace.root());
    }

    /** The documents of a workspace that are open, by path. */
    Map<String, OpenDocument> openIn(EditedWorkspace workspace) {
        Map<String, OpenDocument> open = new HashMap<>();
        for (OpenDocument document : documents.values()) {
            placed(document.uri())
                    .filter(placed -> placed.workspace().equals(workspace))
                    .ifPresent(placed -> open.put(placed.path(), document));
        }
        return open;
    }

    /** The workspace as it is now; nothing when its folder is no workspace any more. */
    Optional<WorkspaceSnapshot> view(EditedWorkspace workspace, Encoding encoding) {
        return isWorkspace(workspace.root())
                ? Optional.of(workspace.view(openIn(workspace), encoding))
                : Optional.empty();
    }
}
