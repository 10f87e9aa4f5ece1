package mgwc.compiler.effective;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.Origin;
import mgwc.layout.Folder;
import mgwc.model.Kind;
import mgwc.model.ThrottlingTiers.Tier;

/** A document as an environment has it. */
public record EffectiveDocument(Kind kind, String name, Mapping root) {

    /** All of an environment: itself, its tiers, APIs and applications. */
    public static List<EffectiveDocument> of(EnvironmentConfig config) {
        List<EffectiveDocument> documents = new ArrayList<>();
        documents.add(new EffectiveDocument(
                Kind.ENVIRONMENT, config.name(), config.environment().root()));
        if (!config.tiers().isEmpty()) {
            documents.add(
                    new EffectiveDocument(Kind.THROTTLING_TIERS, config.name(), tiers(config.name(), config.tiers())));
        }
        documents.addAll(apis(config, List.of()));
        config.applications()
                .forEach((name, application) ->
                        documents.add(new EffectiveDocument(Kind.APPLICATION, name, application.root())));
        return documents;
    }

    /** @param names all when empty */
    public static List<EffectiveDocument> apis(EnvironmentConfig config, Collection<String> names) {
        List<EffectiveDocument> documents = new ArrayList<>();
        config.apis().forEach((id, api) -> {
            if (names.isEmpty() || names.contains(id.toString())) {
                documents.add(new EffectiveDocument(Kind.API, id.toString(), api.root()));
            }
        });
        return documents;
    }

    /** Tiers may come from several documents; here they are one. */
    private static Mapping tiers(String environment, SortedMap<String, At<Tier>> tiers) {
        Origin nowhere = new Origin.Default(SourceSpan.startOf(Folder.POLICIES.toString()));
        LinkedHashMap<String, Node> all = new LinkedHashMap<>();
        tiers.forEach((name, tier) -> all.put(name, tier.root()));
        LinkedHashMap<String, Node> root = new LinkedHashMap<>();
        root.put("apiVersion", new Scalar(nowhere, "mgwc/v1", ScalarType.STRING));
        root.put("kind", new Scalar(nowhere, Kind.THROTTLING_TIERS.toString(), ScalarType.STRING));
        LinkedHashMap<String, Node> metadata = new LinkedHashMap<>();
        metadata.put("name", new Scalar(nowhere, environment, ScalarType.STRING));
        root.put("metadata", mapping(nowhere, metadata));
        LinkedHashMap<String, Node> spec = new LinkedHashMap<>();
        spec.put("tiers", mapping(nowhere, all));
        root.put("spec", mapping(nowhere, spec));
        return mapping(nowhere, root);
    }

    private static Mapping mapping(Origin origin, LinkedHashMap<String, Node> values) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key, new Entry(origin.span(), value)));
        return new Mapping(origin, entries);
    }
}
