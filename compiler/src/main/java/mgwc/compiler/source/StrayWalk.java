package mgwc.compiler.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import mgwc.layout.WorkspaceLayout;

/** Finds {@link StrayFiles} on disk. Looks at few names, opens fewer files, and leaves alone what cannot be read. */
final class StrayWalk {

    /** More than any workspace has; a folder of packages would take long. */
    private static final int MOST_SKIPPED_FOLDERS = 500;

    private final Path root;
    private final List<String> paths = new ArrayList<>();
    private final Deque<String> folders = new ArrayDeque<>();

    private int skippedFolders;

    private StrayWalk(Path root) {
        this.root = root;
    }

    /** @param skipped files and folders of the workspace that are left out because of their names */
    static List<SourceFile> of(Path root, List<String> skipped) {
        StrayWalk walk = new StrayWalk(root);
        walk.list("");
        skipped.forEach(walk::lookInto);
        // To the end, as Git lists all there is: a commit and its work tree are to be judged alike.
        while (!walk.folders.isEmpty()) {
            walk.list(walk.folders.removeFirst() + "/");
        }
        if (walk.paths.isEmpty()) {
            return List.of();
        }
        return StrayFiles.candidates(walk.paths).stream()
                .flatMap(path -> walk.document(path).stream())
                .toList();
    }

    /** @param folder with a slash at the end, or nothing for the root */
    private void list(String folder) {
        List<String> names = names(folder);
        boolean deepest = folder.chars().filter(c -> c == '/').count() == WorkspaceLayout.DEEPEST - 1;
        for (String name : names) {
            String path = folder + name;
            if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                if (!path.equals(WorkspaceLayout.ROOT_FILE)) {
                    paths.add(path);
                }
            } else if (!deepest && mayHoldDocuments(folder, name)) {
                folders.addLast(path);
            }
        }
    }

    /** The names in a folder, in order; none when it cannot be read. */
    private List<String> names(String folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path child : stream) {
                names.add(child.getFileName().toString());
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    /** Takes in a path in what is left out, and what is below it. */
    private void lookInto(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            paths.add(path);
            return;
        }
        boolean deepest = path.chars().filter(c -> c == '/').count() == StrayFiles.DEEPEST_SKIPPED - 1;
        if (deepest
                || skippedFolders == MOST_SKIPPED_FOLDERS
                || WorkspaceFiles.isAmbiguous(name)
                || !Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        skippedFolders++;
        names(path + "/").forEach(child -> lookInto(path + "/" + child));
    }

    private boolean mayHoldDocuments(String folder, String name) {
        return !WorkspaceFiles.isSkipped(name)
                && !WorkspaceFiles.isAmbiguous(name)
                && (!folder.isEmpty() || StrayFiles.folder(name).isPresent())
                && Files.isDirectory(root.resolve(folder + name), LinkOption.NOFOLLOW_LINKS);
    }

    private Optional<SourceFile> document(String path) {
        Path file = root.resolve(path);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(file) > WorkspaceFiles.largest(path)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                if (!StrayFiles.isMeant(path, in.readNBytes(StrayFiles.HEAD_BYTES))) {
                    return Optional.empty();
                }
            }
            return Optional.of(new SourceFile(path, Files.readAllBytes(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
