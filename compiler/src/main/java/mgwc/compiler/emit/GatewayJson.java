package mgwc.compiler.emit;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.effective.Authentication;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.compiler.plan.GatewayPlan.ApplicationPlan;
import mgwc.compiler.plan.GatewayPlan.IssuerPlan;
import mgwc.compiler.plan.GatewayPlan.KeysPlan;
import mgwc.compiler.plan.GatewayPlan.Limit;
import mgwc.compiler.plan.GatewayPlan.OperationPlan;
import mgwc.compiler.plan.GatewayPlan.UpstreamPlan;
import mgwc.model.BackendAuthentication;
import mgwc.model.Environment.Listener;
import mgwc.model.Environment.TrustedProxies;
import mgwc.value.IpNetwork;
import mgwc.value.SecretRef;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tree of {@code gateway.json}. */
final class GatewayJson {

    /** The version of the release format that this emitter writes. */
    static final int FORMAT_VERSION = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GatewayJson() {}

    static ObjectNode of(GatewayPlan plan) {
        ObjectNode root = NODES.objectNode();
        root.put("formatVersion", FORMAT_VERSION);
        root.put("environment", plan.environment());
        root.set("listener", listener(plan.listener()));
        root.putObject("admin")
                .put("host", plan.admin().host())
                .put("port", plan.admin().port());
        root.putObject("analytics")
                .put("enabled", plan.analytics().enabled())
                .put("spoolDirectory", plan.analytics().spoolDirectory());
        ObjectNode issuers = root.putObject("issuers");
        plan.issuers().forEach((name, issuer) -> issuers.set(name, issuer(name, issuer)));
        ObjectNode tiers = root.putObject("tiers");
        plan.tiers().forEach((name, limit) -> tiers.set(name, limit(limit)));
        ObjectNode upstreams = root.putObject("upstreams");
        plan.upstreams().forEach((name, upstream) -> upstreams.set(name, upstream(upstream)));
        ObjectNode applications = root.putObject("applications");
        plan.applications().forEach(application -> applications.set(application.name(), application(application)));
        ObjectNode apis = root.putObject("apis");
        plan.apis().forEach(api -> apis.set(api.id().toString(), api(api)));
        return root;
    }

    private static ObjectNode listener(Listener listener) {
        ObjectNode node = NODES.objectNode().put("host", listener.host()).put("port", listener.port());
        listener.tls()
                .ifPresent(tls -> node.putObject("tls")
                        .put("certificateFile", tls.certificateFile())
                        .set("privateKey", secret(tls.privateKey().secretRef())));
        listener.trustedProxies().ifPresent(proxies -> node.set("trustedProxies", trustedProxies(proxies)));
        return node;
    }

    /** One form and one order for the same networks. */
    private static ObjectNode trustedProxies(TrustedProxies proxies) {
        ObjectNode node = NODES.objectNode();
        proxies.hops().ifPresent(hops -> node.put("hops", hops));
        proxies.networks()
                .ifPresent(networks -> node.set(
                        "networks",
                        strings(networks.stream()
                                .flatMap(text -> IpNetwork.parse(text).stream())
                                .map(IpNetwork::toString)
                                .sorted()
                                .distinct()
                                .toList())));
        return node;
    }

    private static ObjectNode issuer(String name, IssuerPlan issuer) {
        ObjectNode node = NODES.objectNode()
                .put("issuer", issuer.issuer())
                .put("clockSkewMillis", issuer.clockSkew().toMillis());
        node.set("audiences", strings(issuer.audiences()));
        node.set("algorithms", strings(issuer.algorithms()));
        node.set("clientIdClaims", strings(issuer.clientIdClaims()));
        ObjectNode jwks = node.putObject("jwks");
        switch (issuer.keys()) {
            case KeysPlan.Bundled ignored -> jwks.put("file", Emitter.keysFile(name));
            case KeysPlan.Fetched fetched -> jwks.put("url", fetched.url());
        }
        return node;
    }

    private static ObjectNode limit(Limit limit) {
        return NODES.objectNode()
                .put("requests", limit.requests())
                .put("perMillis", limit.per().toMillis())
                .put("burst", limit.burst());
    }

    private static ObjectNode upstream(UpstreamPlan upstream) {
        ObjectNode node = NODES.objectNode().put("loadBalancing", Words.of(upstream.loadBalancing()));
        node.putObject("timeouts")
                .put("connectMillis", upstream.timeouts().connect().toMillis())
                .put("responseMillis", upstream.timeouts().response().toMillis())
                .put("idleMillis", upstream.timeouts().idle().toMillis());
        ArrayNode backends = node.putArray("backends");
        upstream.backends()
                .forEach(backend -> backends.addObject()
                        .put("name", backend.name())
                        .put("url", backend.url())
                        .put("weight", backend.weight()));
        upstream.authentication()
                .ifPresent(authentication -> node.set("authentication", authentication(authentication)));
        upstream.caFile().ifPresent(file -> node.put("caFile", file));
        return node;
    }

    private static ObjectNode authentication(BackendAuthentication authentication) {
        ObjectNode node = NODES.objectNode();
        authentication
                .basic()
                .ifPresent(basic -> node.putObject("basic")
                        .put("username", basic.username())
                        .set("password", secret(basic.password().secretRef())));
        authentication
                .header()
                .ifPresent(header -> node.putObject("header")
                        .put("name", header.name())
                        .set("value", secret(header.value().secretRef())));
        return node;
    }

    private static ObjectNode secret(SecretRef secret) {
        ObjectNode node = NODES.objectNode();
        switch (secret) {
            case SecretRef.FromEnvironment environment -> node.put("env", environment.name());
            case SecretRef.FromFile file -> node.put("file", file.path());
            case SecretRef.FromCommand command -> node.set("exec", strings(command.command()));
        }
        return node;
    }

    private static ObjectNode application(ApplicationPlan application) {
        ObjectNode node = NODES.objectNode();
        ObjectNode credentials = node.putObject("credentials");
        application
                .credentials()
                .forEach((name, credential) -> credentials
                        .putObject(name)
                        .put("clientId", credential.clientId())
                        .put("keyType", Words.of(credential.keyType())));
        ObjectNode subscriptions = node.putObject("subscriptions");
        application.subscriptions().forEach((api, tier) -> {
            ObjectNode subscription = subscriptions.putObject(api.toString());
            tier.ifPresent(name -> subscription.put("tier", name));
        });
        return node;
    }

    private static ObjectNode api(ApiPlan api) {
        ObjectNode node = NODES.objectNode()
                .put("name", api.id().name())
                .put("version", api.id().version())
                .put("basePath", api.basePath());
        api.tier().ifPresent(tier -> node.put("tier", tier));
        ObjectNode endpoints = node.putObject("endpoints");
        api.endpoints().forEach((keyType, upstream) -> endpoints.put(Words.of(keyType), upstream));
        ObjectNode routes = node.putObject("routes");
        api.routes().forEach(route -> {
            ArrayNode operations = routes.putObject(route.id()).putArray("operations");
            route.operations().forEach(operation -> operations.add(operation(operation)));
        });
        return node;
    }

    private static ObjectNode operation(OperationPlan operation) {
        ObjectNode node = NODES.objectNode()
                .put("id", operation.id())
                .put("method", operation.method().name())
                .put("path", operation.template().toString());
        if (operation.authentication() == Authentication.REQUIRED) {
            node.set("issuers", strings(operation.issuers()));
            node.set("scopes", strings(operation.scopes()));
            node.put("subscription", operation.subscriptionRequired() ? "required" : "optional");
        }
        Optional<String> tier = operation.tier();
        tier.ifPresent(name -> node.put("tier", name));
        operation.upstream().ifPresent(name -> node.put("upstream", name));
        return node;
    }

    private static ArrayNode strings(List<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
