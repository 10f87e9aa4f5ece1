package mgwc.compiler.parse;

import java.util.Optional;
import mgwc.compiler.yaml.Node;
import mgwc.model.Kind;

/**
 * One file whose shape fits its kind's schema.
 *
 * @param path of the file, relative to the workspace root
 */
public record Document(String path, Kind kind, String name, Node.Mapping root) {

    /** The environment whose folder the file lies in. */
    public Optional<String> environment() {
        return environmentOf(path);
    }

    /** The environment whose folder a path lies in. */
    public static Optional<String> environmentOf(String path) {
        String[] parts = path.split("/", 3);
        return parts.length == 3 && parts[0].equals("environments") ? Optional.of(parts[1]) : Optional.empty();
    }
}
