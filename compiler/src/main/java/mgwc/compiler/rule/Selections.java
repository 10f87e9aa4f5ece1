package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/**
 * Which APIs any environment serves, by labels.
 *
 * @param selected the labels that each environment asks for, by its name
 */
public record Selections(List<ApiFacts> apis, SortedMap<String, Map<String, String>> selected) {

    public Selections {
        apis = List.copyOf(apis);
        selected = Collections.unmodifiableSortedMap(selected);
    }

    private static final NodePath MATCH_LABELS = NodePath.of("spec", "apis", "matchLabels");

    public static Selections of(WorkspaceView workspace) {
        SortedMap<String, Map<String, String>> selected = new TreeMap<>();
        workspace.shared().environments().forEach((name, environment) -> selected.put(name, wanted(environment)));
        return new Selections(workspace.apis(), selected);
    }

    public boolean serve(ApiFacts api) {
        return selected.values().stream()
                .anyMatch(wanted -> wanted.isEmpty() || api.labels().entrySet().containsAll(wanted.entrySet()));
    }

    /**
     * Whether an environment selects by labels that no API has, so that nobody knows which APIs it was meant to serve.
     */
    public boolean haveEmptyOne() {
        return selected.values().stream()
                .anyMatch(wanted ->
                        apis.stream().noneMatch(api -> api.labels().entrySet().containsAll(wanted.entrySet())));
    }

    /** Names of the environments that serve an API. */
    public List<String> environments(ApiFacts api) {
        Map<String, String> labels = api.labels();
        List<String> names = new ArrayList<>();
        selected.forEach((environment, wanted) -> {
            if (labels.entrySet().containsAll(wanted.entrySet())) {
                names.add(environment);
            }
        });
        return List.copyOf(names);
    }

    /** Ids of the APIs that some environment serves. */
    public Set<String> served() {
        Set<String> ids = new TreeSet<>();
        apis.stream().filter(this::serve).forEach(api -> ids.add(api.id().toString()));
        return ids;
    }

    private static Map<String, String> wanted(Document environment) {
        Map<String, String> texts = new TreeMap<>();
        Documents.entries(environment, MATCH_LABELS).forEach((key, entry) -> {
            if (entry.value() instanceof Node.Scalar scalar) {
                texts.put(key, scalar.text());
            }
        });
        return texts;
    }
}
