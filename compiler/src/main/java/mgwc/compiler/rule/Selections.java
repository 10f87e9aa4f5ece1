package mgwc.compiler.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Document;
import mgwc.compiler.yaml.Node;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/**
 * Which APIs any environment serves, by labels.
 *
 * @param selected the labels that each environment asks for
 */
record Selections(Declarations declarations, List<Map<String, String>> selected) {

    static Selections of(Declarations declarations) {
        return new Selections(
                declarations,
                declarations.environments().values().stream()
                        .map(environment -> texts(environment, NodePath.of("spec", "apis", "matchLabels")))
                        .toList());
    }

    boolean serve(Document api) {
        Map<String, String> labels = texts(api, NodePath.of("metadata", "labels"));
        return selected.stream().anyMatch(wanted -> labels.entrySet().containsAll(wanted.entrySet()));
    }

    /** Ids of the APIs that some environment serves. */
    Set<String> served() {
        Set<String> ids = new TreeSet<>();
        declarations.ofKind(Kind.API).stream().filter(this::serve).forEach(api -> ids.add(id(api)));
        return ids;
    }

    static String id(Document api) {
        Optional<String> version = api.root().textAt(NodePath.of("metadata", "version"));
        return new ApiId(api.name(), version.orElse("")).toString();
    }

    private static Map<String, String> texts(Document document, NodePath path) {
        Map<String, String> texts = new TreeMap<>();
        Documents.entries(document, path).forEach((key, entry) -> {
            if (entry.value() instanceof Node.Scalar scalar) {
                texts.put(key, scalar.text());
            }
        });
        return texts;
    }
}
