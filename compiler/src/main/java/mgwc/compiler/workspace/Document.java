package mgwc.compiler.workspace;

import java.util.Optional;
import mgwc.compiler.yaml.Node;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;

/**
 * One file whose shape fits its kind's schema.
 *
 * @param path of the file, relative to the workspace root
 */
public record Document(String path, Kind kind, String name, Node.Mapping root) {

    /** The environment whose folder the file lies in. */
    public Optional<String> environment() {
        return WorkspaceLayout.environmentOf(path);
    }
}
