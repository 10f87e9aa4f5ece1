package mgwc.compiler.diff;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diff.Subject.Kind;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Api;
import mgwc.model.Application;
import mgwc.model.Environment;
import mgwc.model.Environment.Issuer;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.value.ApiId;
import mgwc.value.DurationText;
import mgwc.value.NodePath;

/** Every effective value of an environment, by subject and path. */
final class EffectiveValues {

    private static final NodePath SPEC = NodePath.of("spec");
    private static final NodePath ISSUERS = NodePath.of("spec", "issuers");
    private static final NodePath TIERS = NodePath.of("spec", "tiers");
    private static final NodePath OPERATIONS = NodePath.of("spec", "operations");
    private static final NodePath LABELS = NodePath.of("metadata", "labels");

    private final SortedMap<Subject, SortedMap<NodePath, EffectiveValue>> values = new TreeMap<>();
    private final EnvironmentConfig config;

    private EffectiveValues(EnvironmentConfig config) {
        this.config = config;
    }

    static SortedMap<Subject, SortedMap<NodePath, EffectiveValue>> of(EnvironmentConfig config) {
        EffectiveValues all = new EffectiveValues(config);
        all.environment(config.environment());
        config.tiers().forEach(all::tier);
        config.apis().forEach(all::api);
        config.applications().forEach(all::application);
        return all.values;
    }

    private void environment(At<Environment> environment) {
        Leaves.of(environment).below(SPEC).except(ISSUERS, TIERS).into(subject(Subject.ENVIRONMENT, environment, ""));
        environment.value().spec().issuers().forEach((name, issuer) -> issuer(environment, name, issuer));
    }

    private void issuer(At<Environment> environment, String name, Issuer issuer) {
        NodePath path = ISSUERS.child(name);
        SortedMap<NodePath, EffectiveValue> leaves = new TreeMap<>();
        leaves.put(NodePath.ROOT, new EffectiveValue(issuer.issuer(), environment.keySpan(path)));
        Leaves.of(environment).below(path).relative().into(leaves);
        issuer.jwks()
                .file()
                .flatMap(file -> config.declarations().tree().file(file))
                .ifPresent(file -> leaves.put(
                        NodePath.of("jwks", "keys"),
                        new EffectiveValue(KeySetDigest.of(file), SourceSpan.startOf(file.path()))));
        values.put(new Subject(Kind.ISSUER, name), leaves);
    }

    private void tier(String name, At<Tier> tier) {
        String burst = Long.toString(tier.value().burst().orElse(tier.value().requests()));
        String summary = tier.value().requests() + " requests per "
                + DurationText.of(tier.value().per()) + ", " + burst + " at once";
        SortedMap<NodePath, EffectiveValue> leaves = subject(new Subject(Kind.TIER, name), tier, summary);
        Leaves.of(tier).into(leaves);
        NodePath path = NodePath.of("burst");
        leaves.put(path, new EffectiveValue(burst, tier.span(path)));
    }

    private void api(ApiId id, At<Api> api) {
        List<Operation> operations = Optional.ofNullable(config.contracts().get(id))
                .map(Contract::operations)
                .orElse(List.of());
        String summary = api.value().spec().basePath() + ", " + operations.size() + " operations";
        SortedMap<NodePath, EffectiveValue> leaves = subject(new Subject(Kind.API, id.toString()), api, summary);
        Leaves.of(api).below(LABELS).into(leaves);
        Leaves.of(api)
                .below(SPEC)
                .except(OPERATIONS, NodePath.of("spec", "openapi"))
                .into(leaves);
        operations.forEach(operation -> OperationValues.of(api, operation).into(leaves));
    }

    private void application(String name, At<Application> application) {
        Application.Spec spec = application.value().spec();
        String summary = spec.credentials().size() + " credentials, "
                + spec.subscriptions().size() + " subscriptions";
        Leaves.of(application).below(SPEC).into(subject(new Subject(Kind.APPLICATION, name), application, summary));
    }

    private SortedMap<NodePath, EffectiveValue> subject(Subject subject, At<?> document, String summary) {
        SortedMap<NodePath, EffectiveValue> leaves = new TreeMap<>();
        leaves.put(NodePath.ROOT, new EffectiveValue(summary, document.keySpan(NodePath.of("metadata", "name"))));
        values.put(subject, leaves);
        return leaves;
    }
}
