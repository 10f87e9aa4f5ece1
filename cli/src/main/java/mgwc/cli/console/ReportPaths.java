package mgwc.cli.console;

import java.nio.file.Files;
import java.nio.file.Path;
import mgwc.compiler.report.Format;

/**
 * Where the paths in reports start.
 *
 * @param root of the workspace
 * @param directory the current one
 */
public record ReportPaths(Path root, Path directory) {

    /** What stands before a path of the workspace: nothing, or a path that ends with {@code /}. */
    String prefix(Format.Paths start) {
        return switch (start) {
            case WORKSPACE -> "";
            case DIRECTORY -> from(directory);
            case REPOSITORY -> from(repository());
        };
    }

    /** A path of the workspace as it is reached from the current directory. */
    public String shown(String path) {
        return from(directory) + path;
    }

    private String from(Path folder) {
        String path = folder.toAbsolutePath()
                .normalize()
                .relativize(root.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }

    /** The folder with {@code .git}, which is a file in a linked work tree; the workspace when there is none. */
    private Path repository() {
        for (Path folder = root.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return root;
    }
}
