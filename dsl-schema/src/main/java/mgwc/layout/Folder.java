package mgwc.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder at the root of a workspace. */
public enum Folder {
    APIS("apis/"),
    APPLICATIONS("applications/"),
    ENVIRONMENTS("environments/"),
    POLICIES("policies/"),
    RELEASES("releases/");

    /** The names of all folders, in order. */
    public static final List<String> NAMES = names();

    private final String path;
    private final String name;

    Folder(String path) {
        this.path = path;
        this.name = path.substring(0, path.length() - 1);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Folder folder : values()) {
            names.add(folder.name);
        }
        return List.copyOf(names);
    }

    /** The folder that people also call {@code word}, such as {@code environments} for {@code envs}. */
    public static Optional<Folder> calledAlso(String word) {
        return switch (word) {
            case "app", "apps" -> Optional.of(APPLICATIONS);
            case "env", "envs" -> Optional.of(ENVIRONMENTS);
            case "policy", "rules" -> Optional.of(POLICIES);
            default -> Optional.empty();
        };
    }

    /** The start of every path in the folder: {@code apis/}. */
    public String path() {
        return path;
    }

    /** Whether a file, relative to the root of the workspace, is in the folder at any depth. */
    public boolean holds(String file) {
        return file.startsWith(path);
    }

    /** The name, without a slash. */
    @Override
    public String toString() {
        return name;
    }
}
