package mgwc.cli.command;

import java.util.List;
import java.util.stream.Collectors;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;
import mgwc.schema.SchemaCatalog;

/**
 * The settings with which VS Code and its YAML extension check documents by their place. In {@code policies/} the place
 * does not tell the kind; there the first line of a file does.
 */
final class EditorSettings {

    static final String PATH = ".vscode/settings.json";

    private static final List<Kind> KINDS = List.of(
            Kind.WORKSPACE, Kind.API, Kind.ENVIRONMENT, Kind.API_OVERLAY, Kind.APPLICATION, Kind.ENVIRONMENT_RELEASE);

    private EditorSettings() {}

    /** @param folder with the schemas, relative to the folder that is opened */
    static String json(String folder) {
        String schemas = KINDS.stream()
                .map(kind -> "    \"./" + folder + "/" + SchemaCatalog.fileName(kind) + "\": [\""
                        + WorkspaceLayout.glob(kind).orElseThrow() + "\"]")
                .collect(Collectors.joining(",\n"));
        return "{\n  \"yaml.schemas\": {\n" + schemas + "\n  },\n  \"[yaml]\": {\n    \"editor.tabSize\": 2,\n"
                + "    \"editor.insertSpaces\": true\n  }\n}\n";
    }
}
