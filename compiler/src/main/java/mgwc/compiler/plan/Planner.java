package mgwc.compiler.plan;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.effective.EffectiveSecurity;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.compiler.plan.GatewayPlan.ApplicationPlan;
import mgwc.compiler.plan.GatewayPlan.BackendPlan;
import mgwc.compiler.plan.GatewayPlan.IssuerPlan;
import mgwc.compiler.plan.GatewayPlan.KeysPlan;
import mgwc.compiler.plan.GatewayPlan.Limit;
import mgwc.compiler.plan.GatewayPlan.OperationPlan;
import mgwc.compiler.plan.GatewayPlan.RoutePlan;
import mgwc.compiler.plan.GatewayPlan.UpstreamPlan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.validation.CheckedConfig;
import mgwc.model.Api;
import mgwc.model.Application;
import mgwc.model.BackendTls;
import mgwc.model.EndpointSet;
import mgwc.model.Environment.Issuer;
import mgwc.model.KeyType;
import mgwc.model.ThrottlingTiers;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.value.ApiId;

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
        SortedMap<String, UpstreamPlan> upstreams = new TreeMap<>();
        List<ApiPlan> apis = config.apis().entrySet().stream()
                .map(entry -> api(
                        entry.getValue(), Optional.ofNullable(config.contracts().get(entry.getKey())), upstreams))
                .toList();
        List<ApplicationPlan> applications = config.applications().values().stream()
                .map(application ->
                        application(application.value(), config.apis().keySet()))
                .toList();
        var environment = config.environment().value().spec();
        return new GatewayPlan(
                config.name(),
                environment.listener(),
                environment.admin(),
                environment.analytics(),
                issuers(config, apis),
                limits(config.tiers(), apis, applications),
                upstreams,
                applications,
                apis);
    }

    private static ApiPlan api(
            At<Api> document, Optional<Contract> contract, SortedMap<String, UpstreamPlan> upstreams) {
        Api api = document.value();
        List<OperationPlan> plans = EffectiveOperation.all(document, contract).stream()
                .map(Planner::operation)
                .sorted(BY_PATH)
                .toList();
        SortedMap<KeyType, String> endpoints = new TreeMap<>();
        for (KeyType keyType : KeyType.values()) {
            if (api.spec().endpoints().containsKey(keyType.endpointSet())) {
                endpoints.put(keyType, upstreamName(api.id(), keyType.endpointSet()));
            }
        }
        Set<String> used = new TreeSet<>(endpoints.values());
        plans.forEach(plan -> plan.upstream().ifPresent(used::add));
        api.spec().endpoints().forEach((name, set) -> {
            String upstream = upstreamName(api.id(), name);
            if (used.contains(upstream)) {
                upstreams.put(upstream, upstream(set));
            }
        });
        return new ApiPlan(
                api.id(),
                api.spec().basePath(),
                endpoints,
                api.spec().throttling().flatMap(choice -> limiting(choice.tier())),
                Routes.of(api.id(), plans));
    }

    private static OperationPlan operation(EffectiveOperation operation) {
        EffectiveSecurity security = operation.security();
        return new OperationPlan(
                operation.key(),
                operation.contract().method(),
                operation.contract().template(),
                security.authentication(),
                security.issuers(),
                security.scopes(),
                security.subscriptionRequired(),
                operation.tier().flatMap(Planner::limiting),
                operation
                        .endpointSet()
                        .map(name -> upstreamName(operation.api().value().id(), name)));
    }

    private static String upstreamName(ApiId api, String endpointSet) {
        return api + "/" + endpointSet;
    }

    private static UpstreamPlan upstream(EndpointSet set) {
        List<BackendPlan> backends = new TreeMap<>(set.backends())
                .entrySet().stream()
                        .map(entry -> new BackendPlan(
                                entry.getKey(),
                                entry.getValue().url(),
                                entry.getValue().weight()))
                        .toList();
        return new UpstreamPlan(
                set.loadBalancing(),
                set.timeouts(),
                backends,
                set.authentication(),
                set.tls().flatMap(BackendTls::caFile));
    }

    /** Subscriptions to APIs that this environment does not serve stay out. */
    private static ApplicationPlan application(Application application, Set<ApiId> served) {
        SortedMap<ApiId, Optional<String>> subscriptions = new TreeMap<>();
        for (ApiId id : served) {
            Application.Subscription subscription =
                    application.spec().subscriptions().get(id.toString());
            if (subscription != null) {
                subscriptions.put(id, limiting(subscription.tier()));
            }
        }
        return new ApplicationPlan(
                application.metadata().name(), new TreeMap<>(application.spec().credentials()), subscriptions);
    }

    private static Optional<String> limiting(String tier) {
        return tier.equals(ThrottlingTiers.UNLIMITED) ? Optional.empty() : Optional.of(tier);
    }

    private static SortedMap<String, IssuerPlan> issuers(EnvironmentConfig config, List<ApiPlan> apis) {
        SortedMap<String, IssuerPlan> plans = new TreeMap<>();
        Map<String, Issuer> declared = config.environment().value().spec().issuers();
        operations(apis).map(OperationPlan::issuers).flatMap(Collection::stream).forEach(name -> {
            Issuer issuer = declared.get(name);
            if (issuer != null) {
                plans.computeIfAbsent(name, ignored -> issuer(config, issuer));
            }
        });
        return plans;
    }

    private static IssuerPlan issuer(EnvironmentConfig config, Issuer issuer) {
        KeysPlan keys = issuer.jwks()
                .file()
                .flatMap(file -> config.declarations().tree().file(file))
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .<KeysPlan>map(KeysPlan.Bundled::new)
                .orElseGet(() -> new KeysPlan.Fetched(issuer.jwks().url().orElse("")));
        return new IssuerPlan(
                issuer.issuer(),
                issuer.audiences().stream().sorted().distinct().toList(),
                issuer.algorithms().stream().sorted().distinct().toList(),
                keys,
                issuer.clientIdClaims(),
                issuer.clockSkew());
    }

    private static SortedMap<String, Limit> limits(
            Map<String, At<Tier>> declared, List<ApiPlan> apis, List<ApplicationPlan> applications) {
        Stream<String> ofApis = apis.stream().map(ApiPlan::tier).flatMap(Optional::stream);
        Stream<String> ofOperations = operations(apis).map(OperationPlan::tier).flatMap(Optional::stream);
        Stream<String> ofApplications = applications.stream()
                .flatMap(application -> application.subscriptions().values().stream())
                .flatMap(Optional::stream);
        SortedMap<String, Limit> limits = new TreeMap<>();
        Stream.of(ofApis, ofOperations, ofApplications)
                .flatMap(names -> names)
                .distinct()
                .forEach(name -> {
                    At<Tier> tier = declared.get(name);
                    if (tier != null) {
                        limits.put(name, limit(tier.value()));
                    }
                });
        return limits;
    }

    private static Limit limit(Tier tier) {
        return new Limit(tier.requests(), tier.per(), tier.burst().orElse(tier.requests()));
    }

    private static Stream<OperationPlan> operations(List<ApiPlan> apis) {
        return apis.stream()
                .flatMap(api -> api.routes().stream())
                .map(RoutePlan::operations)
                .flatMap(List::stream);
    }
}
