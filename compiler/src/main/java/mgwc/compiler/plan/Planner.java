package mgwc.compiler.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.effective.EffectiveApi;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.plan.GatewayPlan.Admin;
import mgwc.compiler.plan.GatewayPlan.Analytics;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.compiler.plan.GatewayPlan.Listener;
import mgwc.compiler.plan.GatewayPlan.OperationPlan;
import mgwc.compiler.plan.GatewayPlan.Tls;
import mgwc.compiler.plan.GatewayPlan.TrustedProxies;
import mgwc.compiler.policy.Policies;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.step.Planning;
import mgwc.compiler.step.Steps;
import mgwc.compiler.validation.CheckedConfig;
import mgwc.model.Environment;
import mgwc.value.IpNetwork;

/**
 * Works out what the gateway will do. Takes in only what something refers to, so that an unused tier, issuer or
 * endpoint set changes no release.
 */
public final class Planner {

    private static final Comparator<OperationPlan> BY_PATH = Comparator.comparing(
                    (OperationPlan operation) -> operation.template().toString())
            .thenComparing(OperationPlan::method);

    /** The plan of a configuration that passed every rule: nothing in it dangles. */
    public GatewayPlan plan(CheckedConfig checked) {
        EnvironmentConfig config = checked.config();
        Planning planning = new Planning(config, Policies.planners());
        List<ApiPlan> apis = config.apis().entrySet().stream()
                .map(entry -> api(
                        EffectiveApi.of(
                                entry.getValue(),
                                Optional.ofNullable(config.contracts().get(entry.getKey()))),
                        planning))
                .toList();
        Environment.Spec spec = config.environment().value().spec();
        Listener listener = listener(spec.listener(), planning.listenerSteps());
        return new GatewayPlan(
                config.name(),
                listener,
                new Admin(
                        spec.admin().host(),
                        spec.admin().port(),
                        spec.admin().hostNames(),
                        spec.admin().readiness().keySets() == Environment.KeySets.REQUIRED),
                new Analytics(spec.analytics().enabled(), spec.analytics().spoolDirectory()),
                planning.definitions(),
                apis);
    }

    private static Listener listener(Environment.Listener listener, Steps steps) {
        return new Listener(
                listener.host(),
                listener.port(),
                listener.tls()
                        .map(tls ->
                                new Tls(tls.certificateFile(), tls.privateKey().secretRef())),
                listener.trustedProxies().map(Planner::trustedProxies),
                steps);
    }

    private static TrustedProxies trustedProxies(Environment.TrustedProxies proxies) {
        Optional<TrustedProxies> hops = proxies.hops().map(TrustedProxies.Hops::new);
        return hops.orElseGet(() -> new TrustedProxies.Networks(proxies.networks().orElse(List.of()).stream()
                .flatMap(text -> IpNetwork.parse(text).stream())
                .map(IpNetwork::toString)
                .sorted()
                .distinct()
                .toList()));
    }

    private static ApiPlan api(EffectiveApi api, Planning planning) {
        List<OperationPlan> operations = api.operations().stream()
                .map(operation -> operation(operation, planning))
                .sorted(BY_PATH)
                .toList();
        return new ApiPlan(
                api.id(),
                api.document().value().spec().basePath(),
                api.document().value().spec().allowEncodedSlashes(),
                planning.steps(api),
                Routes.of(api.id(), operations));
    }

    private static OperationPlan operation(EffectiveOperation operation, Planning planning) {
        return new OperationPlan(
                operation.key(),
                operation.contract().method(),
                operation.contract().template(),
                operation.contract().styles(),
                operation.security().authentication(),
                planning.steps(operation));
    }
}
