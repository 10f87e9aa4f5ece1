package mgwc.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import mgwc.model.Kind;
import mgwc.schema.SchemaCatalog;

/**
 * The settings with which VS Code and its YAML extension check documents by their place. In {@code policies/} the place
 * does not tell the kind; there the first line of a file does.
 */
final class EditorSettings {

    static final String PATH = ".vscode/settings.json";

    private EditorSettings() {}

    /** @param folder with the schemas, relative to the folder that is opened */
    static String json(String folder) {
        Map<Kind, String> places = new LinkedHashMap<>();
        places.put(Kind.WORKSPACE, "mgwc.yaml");
        places.put(Kind.API, "apis/*/*/api.yaml");
        places.put(Kind.ENVIRONMENT, "environments/*/environment.yaml");
        places.put(Kind.API_OVERLAY, "environments/*/apis/*.yaml");
        places.put(Kind.APPLICATION, "applications/*.yaml");
        places.put(Kind.ENVIRONMENT_RELEASE, "releases/*.yaml");
        String schemas = places.entrySet().stream()
                .map(place -> "    \"./" + folder + "/" + SchemaCatalog.fileName(place.getKey()) + "\": [\""
                        + place.getValue() + "\"]")
                .collect(Collectors.joining(",\n"));
        return "{\n  \"yaml.schemas\": {\n" + schemas + "\n  },\n  \"[yaml]\": {\n    \"editor.tabSize\": 2,\n"
                + "    \"editor.insertSpaces\": true\n  }\n}\n";
    }
}
