package mgwc.cli.explanation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.effective.EffectiveLeaf;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.text.Listing;
import mgwc.model.Api;
import mgwc.model.Application;
import mgwc.model.Kind;
import mgwc.model.ThrottlingTiers;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/**
 * The names that a workspace gives: environments, applications, tiers, issuers, endpoint sets and operations, with what
 * its environments make of them.
 */
public final class WorkspaceNames {

    private static final NodePath SPEC = NodePath.of("spec");
    private static final String EVERYWHERE = "";

    private final List<EnvironmentConfig> configs;

    /** @param configs of the environments that are asked about */
    public WorkspaceNames(List<EnvironmentConfig> configs) {
        this.configs = List.copyOf(configs);
    }

    /** Every name, the ids of APIs, and the rules of the workspace as findings name them. */
    public SortedSet<String> all() {
        SortedSet<String> names = new TreeSet<>();
        for (EnvironmentConfig config : configs) {
            names.add(config.name());
            names.addAll(config.applications().keySet());
            names.addAll(config.tiers().keySet());
            names.addAll(config.environment().value().spec().issuers().keySet());
            config.apis().forEach((id, api) -> {
                names.add(id.toString());
                names.addAll(api.value().spec().endpoints().keySet());
            });
            config.contracts()
                    .values()
                    .forEach(contract -> contract.operations().forEach(operation -> names.add(operation.key())));
        }
        configs.stream()
                .flatMap(config -> config.declarations().ofKind(Kind.RULE).stream())
                .forEach(rule -> names.add("policy/" + rule.name()));
        names.add(ThrottlingTiers.UNLIMITED);
        return names;
    }

    /** Everything that has a name; several things may have one. */
    public List<Named> find(String name) {
        List<Named> found = new ArrayList<>();
        environment(name).ifPresent(found::add);
        application(name).ifPresent(found::add);
        tier(name).ifPresent(found::add);
        issuer(name).ifPresent(found::add);
        found.addAll(endpointSets(name));
        found.addAll(operations(name));
        return found;
    }

    private Optional<Named> environment(String name) {
        return configs.stream()
                .filter(config -> config.name().equals(name))
                .findFirst()
                .map(config -> new Named(
                        "environment",
                        name,
                        List.of(
                                config.apis().isEmpty()
                                        ? "it serves no API"
                                        : "it serves "
                                                + Listing.of(texts(config.apis().keySet())),
                                promotion(config)),
                        Map.of(
                                EVERYWHERE,
                                EffectiveLeaf.below(config.environment().root(), SPEC))));
    }

    private static String promotion(EnvironmentConfig config) {
        List<String> order = config.workspace().value().spec().promotion();
        int place = order.indexOf(config.name());
        if (place < 0) {
            return "the order of promotion does not name it";
        }
        return place == 0
                ? "it is the first in the order of promotion"
                : "releases are promoted to it after `" + order.get(place - 1) + "`";
    }

    private Optional<Named> application(String name) {
        for (EnvironmentConfig config : configs) {
            At<Application> application = config.applications().get(name);
            if (application != null) {
                return Optional.of(new Named(
                        "application",
                        name,
                        List.of("it is the same in every environment"),
                        Map.of(EVERYWHERE, EffectiveLeaf.below(application.root(), SPEC))));
            }
        }
        return Optional.empty();
    }

    private Optional<Named> tier(String name) {
        Map<String, List<EffectiveLeaf>> values = new LinkedHashMap<>();
        for (EnvironmentConfig config : configs) {
            Optional.ofNullable(config.tiers().get(name))
                    .ifPresent(tier -> values.put(config.name(), EffectiveLeaf.below(tier.root(), NodePath.ROOT)));
        }
        boolean unlimited = name.equals(ThrottlingTiers.UNLIMITED);
        if (values.isEmpty() && !unlimited) {
            return Optional.empty();
        }
        Set<String> users = new LinkedHashSet<>();
        configs.forEach(config -> users.addAll(usersOfTier(name, config)));
        List<String> facts = new ArrayList<>();
        if (unlimited) {
            facts.add("it exists in every workspace and limits nothing");
        }
        facts.add(users.isEmpty() ? "nothing names it" : "it limits " + String.join(", ", users));
        return Optional.of(new Named("tier", name, facts, values));
    }

    private static Set<String> usersOfTier(String tier, EnvironmentConfig config) {
        Set<String> users = new LinkedHashSet<>();
        config.apis().forEach((id, api) -> {
            Api.Spec spec = api.value().spec();
            if (spec.throttling().filter(choice -> choice.tier().equals(tier)).isPresent()) {
                users.add("API `" + id + "`");
            }
            new TreeMap<>(spec.operations()).forEach((operation, settings) -> {
                if (settings.throttling()
                        .filter(choice -> choice.tier().equals(tier))
                        .isPresent()) {
                    users.add("operation `" + operation + "` of `" + id + "`");
                }
            });
        });
        config.applications().forEach((name, application) -> {
            Map<String, Application.Subscription> subscriptions =
                    new TreeMap<>(application.value().spec().subscriptions());
            subscriptions.forEach((api, subscription) -> {
                if (subscription.tier().equals(tier)) {
                    users.add("application `" + name + "` at `" + api + "`");
                }
            });
        });
        return users;
    }

    private Optional<Named> issuer(String name) {
        NodePath path = NodePath.of("spec", "issuers", name);
        Map<String, List<EffectiveLeaf>> values = new LinkedHashMap<>();
        SortedSet<String> apis = new TreeSet<>();
        for (EnvironmentConfig config : configs) {
            if (config.environment().value().spec().issuers().containsKey(name)) {
                values.put(
                        config.name(), EffectiveLeaf.below(config.environment().root(), path));
            }
            config.apis().forEach((id, api) -> {
                if (api.value()
                        .spec()
                        .security()
                        .jwt()
                        .filter(jwt -> jwt.issuers().contains(name))
                        .isPresent()) {
                    apis.add(id.toString());
                }
            });
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Named(
                        "issuer",
                        name,
                        List.of(apis.isEmpty() ? "no API trusts it" : "APIs that trust it: " + Listing.of(apis)),
                        values));
    }

    private List<Named> endpointSets(String name) {
        NodePath path = NodePath.of("spec", "endpoints", name);
        return ofApis(
                "endpoint set",
                name,
                path,
                (id, api, contract) -> api.value().spec().endpoints().containsKey(name)
                        ? Optional.of(List.of("it belongs to API `" + id + "`"))
                        : Optional.empty());
    }

    private List<Named> operations(String name) {
        NodePath path = NodePath.of("spec", "operations", name);
        return ofApis(
                "operation",
                name,
                path,
                (id, api, contract) -> contract.flatMap(read -> read.operation(name))
                        .map(operation -> List.of(
                                "`" + operation.method() + " "
                                        + api.value().spec().basePath() + operation.template() + "` of API `" + id
                                        + "`",
                                "its contract describes it at " + operation.span(),
                                api.value().spec().operations().containsKey(name)
                                        ? "the API has settings for it"
                                        : "the API has no settings for it; those of the API hold")));
    }

    /** What an API knows of a name, if it knows it. */
    private interface Facts {
        Optional<List<String>> of(ApiId id, At<Api> api, Optional<Contract> contract);
    }

    private List<Named> ofApis(String kind, String name, NodePath path, Facts facts) {
        Map<ApiId, List<String>> known = new TreeMap<>();
        Map<ApiId, Map<String, List<EffectiveLeaf>>> values = new TreeMap<>();
        for (EnvironmentConfig config : configs) {
            config.apis()
                    .forEach((id, api) -> facts.of(
                                    id,
                                    api,
                                    Optional.ofNullable(config.contracts().get(id)))
                            .ifPresent(lines -> {
                                known.putIfAbsent(id, lines);
                                List<EffectiveLeaf> leaves = EffectiveLeaf.below(api.root(), path);
                                if (!leaves.isEmpty()) {
                                    values.computeIfAbsent(id, key -> new LinkedHashMap<>())
                                            .put(config.name(), leaves);
                                }
                            }));
        }
        List<Named> found = new ArrayList<>();
        known.forEach((id, lines) -> found.add(new Named(kind, name, lines, values.getOrDefault(id, Map.of()))));
        return found;
    }

    private static List<String> texts(Collection<ApiId> ids) {
        return ids.stream().map(ApiId::toString).toList();
    }
}
