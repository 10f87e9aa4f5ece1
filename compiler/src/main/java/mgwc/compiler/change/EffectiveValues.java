package mgwc.compiler.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.change.Subject.Kind;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Api;
import mgwc.model.Application;
import mgwc.model.EndpointSet;
import mgwc.model.Environment;
import mgwc.model.Environment.Issuer;
import mgwc.model.ThrottlingTiers;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.value.ApiId;
import mgwc.value.DurationText;
import mgwc.value.NodePath;

/**
 * Every effective value of an environment, by subject and path; nothing at all for an environment that is not there.
 */
public final class EffectiveValues {

    static final NodePath BACKENDS = NodePath.of("backends");
    private static final NodePath SPEC = NodePath.of("spec");
    private static final NodePath METADATA = NodePath.of("metadata");
    private static final NodePath NAME = NodePath.of("metadata", "name");
    private static final NodePath VERSION = NodePath.of("metadata", "version");
    private static final NodePath ISSUERS = NodePath.of("spec", "issuers");
    private static final NodePath TIERS = NodePath.of("spec", "tiers");
    private static final NodePath ENDPOINTS = NodePath.of("spec", "endpoints");
    private static final NodePath OPERATIONS = NodePath.of("spec", "operations");
    private static final NodePath SUBSCRIPTIONS = NodePath.of("spec", "subscriptions");
    private static final NodePath CREDENTIALS = NodePath.of("spec", "credentials");

    private final SortedMap<Subject, SortedMap<NodePath, EffectiveValue>> values = new TreeMap<>();
    private final Set<String> used = new TreeSet<>();
    private final Optional<EnvironmentConfig> config;

    private EffectiveValues(Optional<EnvironmentConfig> config) {
        this.config = config;
    }

    public static EffectiveValues absent() {
        return new EffectiveValues(Optional.empty());
    }

    public static EffectiveValues of(EnvironmentConfig config) {
        EffectiveValues all = new EffectiveValues(Optional.of(config));
        all.environment(config);
        config.tiers().forEach(all::tier);
        config.apis().forEach((id, api) -> all.api(config, id, api));
        config.applications().forEach((name, application) -> all.application(config, name, application));
        return all;
    }

    public Optional<EnvironmentConfig> config() {
        return config;
    }

    public Set<Subject> subjects() {
        return values.keySet();
    }

    public SortedMap<NodePath, EffectiveValue> of(Subject subject) {
        return values.getOrDefault(subject, new TreeMap<>());
    }

    public Optional<ComparedValue> value(Subject subject, NodePath path) {
        return Optional.ofNullable(of(subject).get(path)).map(EffectiveValue::value);
    }

    public Optional<String> text(Subject subject, NodePath path) {
        return value(subject, path).map(ComparedValue::text);
    }

    /** Whether anything that the environment serves refers to a tier or issuer. */
    public boolean uses(Subject subject) {
        return used.contains(subject.toString());
    }

    /** With a subject under another name, as if it always had it. */
    public void rename(Subject old, Subject now) {
        SortedMap<NodePath, EffectiveValue> leaves = values.remove(old);
        if (leaves != null) {
            values.put(now, leaves);
        }
    }

    /** With everything below a path of a subject under another one. */
    public void rename(Subject subject, NodePath old, NodePath now) {
        SortedMap<NodePath, EffectiveValue> leaves = of(subject);
        List<NodePath> paths =
                leaves.keySet().stream().filter(path -> path.startsWith(old)).toList();
        for (NodePath path : paths) {
            List<String> rest = path.segments()
                    .subList(old.segments().size(), path.segments().size());
            EffectiveValue value = leaves.remove(path);
            if (value != null) {
                leaves.put(now.resolve(new NodePath(rest)), value);
            }
        }
    }

    /** The tier that never limits is the same as no tier. */
    static void dropUnlimited(Map<NodePath, EffectiveValue> leaves, NodePath tier) {
        EffectiveValue value = leaves.get(tier);
        if (value != null && value.text().equals(ThrottlingTiers.UNLIMITED)) {
            leaves.remove(tier);
        }
    }

    private void environment(EnvironmentConfig from) {
        At<Environment> environment = from.environment();
        String summary = from.apis().size() + " APIs, " + from.applications().size() + " applications";
        Leaves.of(environment)
                .below(SPEC)
                .except(ISSUERS, TIERS)
                .into(subject(Subject.ENVIRONMENT, environment, summary));
        environment.value().spec().issuers().forEach((name, issuer) -> issuer(from, name, issuer));
    }

    private void issuer(EnvironmentConfig from, String name, Issuer issuer) {
        NodePath path = ISSUERS.child(name);
        SortedMap<NodePath, EffectiveValue> leaves = new TreeMap<>();
        leaves.put(
                NodePath.ROOT,
                EffectiveValue.summary(issuer.issuer(), from.environment().keySpan(path)));
        Leaves.of(from.environment()).below(path).relative().into(leaves);
        // What counts of a bundled key set is its content, wherever the file lies.
        issuer.jwks()
                .file()
                .flatMap(file -> from.declarations().tree().file(file))
                .ifPresent(file -> {
                    leaves.remove(NodePath.of("jwks", "file"));
                    leaves.put(
                            NodePath.of("jwks", "keys"),
                            EffectiveValue.of(KeySetDigest.of(file), SourceSpan.startOf(file.path())));
                });
        values.put(new Subject(Kind.ISSUER, name), leaves);
    }

    private void tier(String name, At<Tier> tier) {
        long burst = tier.value().burst().orElse(tier.value().requests());
        String summary = tier.value().requests() + " requests per "
                + DurationText.of(tier.value().per()) + ", " + burst + " at once";
        SortedMap<NodePath, EffectiveValue> leaves = subject(new Subject(Kind.TIER, name), tier, summary);
        Leaves.of(tier).into(leaves);
        NodePath path = NodePath.of("burst");
        leaves.put(path, EffectiveValue.of(ComparedValue.Count.of(burst), tier.span(path)));
    }

    private void api(EnvironmentConfig from, ApiId id, At<Api> api) {
        List<Operation> operations = Optional.ofNullable(from.contracts().get(id))
                .map(Contract::operations)
                .orElse(List.of());
        String summary = api.value().spec().basePath() + ", " + operations.size() + " operations";
        SortedMap<NodePath, EffectiveValue> leaves = subject(Subject.of(id), api, summary);
        leaves.put(NAME, EffectiveValue.of(id.toString(), api.keySpan(NAME)));
        Leaves.of(api).below(METADATA).except(NAME, VERSION).into(leaves);
        Leaves.of(api)
                .below(SPEC)
                .except(OPERATIONS, NodePath.of("spec", "openapi"))
                .into(leaves);
        dropUnlimited(leaves, NodePath.of("spec", "throttling", "tier"));
        api.value().spec().endpoints().forEach((name, set) -> endpoints(api, ENDPOINTS.child(name), set, leaves));
        operations.forEach(operation -> OperationValues.of(api, operation).into(leaves));
        leaves.forEach((path, value) -> usesTier(path, value.text()));
        api.value().spec().security().jwt().ifPresent(jwt -> jwt.issuers().forEach(this::usesIssuer));
    }

    private static void endpoints(
            At<Api> api, NodePath path, EndpointSet set, SortedMap<NodePath, EffectiveValue> leaves) {
        int count = set.backends().size();
        String summary = count == 1 ? "1 backend" : count + " backends";
        leaves.put(path, EffectiveValue.summary(summary, api.keySpan(path)));
        set.backends().forEach((name, backend) -> {
            NodePath one = path.resolve(BACKENDS).child(name);
            String share = backend.weight() == 1 ? "" : " (weight " + backend.weight() + ")";
            leaves.put(one, EffectiveValue.summary(backend.url() + share, api.keySpan(one)));
        });
    }

    /** Subscriptions to what the environment does not serve have no effect. */
    private void application(EnvironmentConfig from, String name, At<Application> application) {
        Application.Spec spec = application.value().spec();
        Set<String> served = new TreeSet<>();
        from.apis().keySet().forEach(id -> served.add(id.toString()));
        NodePath[] idle = spec.subscriptions().keySet().stream()
                .filter(api -> !served.contains(api))
                .map(SUBSCRIPTIONS::child)
                .toArray(NodePath[]::new);
        String summary = spec.credentials().size() + " credentials, "
                + (spec.subscriptions().size() - idle.length) + " subscriptions";
        SortedMap<NodePath, EffectiveValue> leaves = subject(new Subject(Kind.APPLICATION, name), application, summary);
        Leaves.of(application).below(METADATA).except(NAME).into(leaves);
        Leaves.of(application).below(SPEC).except(idle).into(leaves);
        spec.credentials().forEach((key, credential) -> {
            NodePath path = CREDENTIALS.child(key);
            leaves.put(path, EffectiveValue.summary(credential.clientId(), application.keySpan(path)));
        });
        spec.subscriptions().forEach((api, subscription) -> {
            if (served.contains(api)) {
                NodePath path = SUBSCRIPTIONS.child(api);
                leaves.put(path, EffectiveValue.summary(subscription.tier(), application.keySpan(path)));
                usesTier(path.child("tier"), subscription.tier());
            }
        });
    }

    private void usesTier(NodePath path, String name) {
        if (path.name().equals("tier")) {
            used.add(new Subject(Kind.TIER, name).toString());
        }
    }

    private void usesIssuer(String name) {
        used.add(new Subject(Kind.ISSUER, name).toString());
    }

    private SortedMap<NodePath, EffectiveValue> subject(Subject subject, At<?> document, String summary) {
        SortedMap<NodePath, EffectiveValue> leaves = new TreeMap<>();
        leaves.put(NodePath.ROOT, EffectiveValue.summary(summary, document.keySpan(NodePath.of("metadata", "name"))));
        values.put(subject, leaves);
        return leaves;
    }
}
