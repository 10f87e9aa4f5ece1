package mgwc.compiler.emit;

import java.util.Locale;
import java.util.TreeMap;
import mgwc.compiler.effective.Authentication;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.Admin;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.compiler.plan.GatewayPlan.Listener;
import mgwc.compiler.plan.GatewayPlan.OperationPlan;
import mgwc.compiler.plan.GatewayPlan.TrustedProxies;
import mgwc.compiler.step.ReleaseNodes;
import mgwc.release.ReleaseManifest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tree of {@code gateway.json}. */
final class GatewayJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final StepConfigurations configurations = new StepConfigurations();

    private GatewayJson() {}

    static ObjectNode of(GatewayPlan plan) {
        return new GatewayJson().gateway(plan);
    }

    private ObjectNode gateway(GatewayPlan plan) {
        ObjectNode root = NODES.objectNode();
        root.put("formatVersion", ReleaseManifest.FORMAT_VERSION);
        root.put("environment", plan.environment());
        root.set("listener", listener(plan.listener()));
        root.set("admin", admin(plan.admin()));
        root.putObject("analytics")
                .put("enabled", plan.analytics().enabled())
                .put("spoolDirectory", plan.analytics().spoolDirectory());
        root.set("definitions", plan.definitions().json());
        ObjectNode apis = root.putObject("apis");
        plan.apis().forEach(api -> apis.set(api.id().toString(), api(api)));
        root.set("steps", configurations.json());
        return root;
    }

    private static ObjectNode admin(Admin admin) {
        ObjectNode node = NODES.objectNode().put("host", admin.host()).put("port", admin.port());
        if (!admin.hostNames().isEmpty()) {
            node.set("hostNames", ReleaseNodes.strings(admin.hostNames()));
        }
        if (admin.keySetsRequired()) {
            node.putObject("readiness").put("keySets", "required");
        }
        return node;
    }

    private ObjectNode listener(Listener listener) {
        ObjectNode node = NODES.objectNode().put("host", listener.host()).put("port", listener.port());
        listener.tls()
                .ifPresent(tls -> node.putObject("tls")
                        .put("certificateFile", tls.certificateFile())
                        .set("privateKey", ReleaseNodes.secret(tls.privateKey())));
        listener.trustedProxies().ifPresent(proxies -> write(proxies, node.putObject("trustedProxies")));
        node.set("steps", configurations.references(listener.steps()));
        return node;
    }

    private static void write(TrustedProxies proxies, ObjectNode json) {
        switch (proxies) {
            case TrustedProxies.Networks networks -> json.set("networks", ReleaseNodes.strings(networks.networks()));
            case TrustedProxies.Hops hops -> json.put("hops", hops.count());
        }
    }

    private ObjectNode api(ApiPlan api) {
        ObjectNode node = NODES.objectNode()
                .put("name", api.id().name())
                .put("version", api.id().version())
                .put("basePath", api.basePath());
        if (api.allowEncodedSlashes()) {
            node.put("allowEncodedSlashes", true);
        }
        node.set("steps", configurations.references(api.steps()));
        ObjectNode routes = node.putObject("routes");
        api.routes().forEach(route -> {
            ArrayNode operations = routes.putObject(route.id()).putArray("operations");
            route.operations().forEach(operation -> operations.add(operation(operation)));
        });
        return node;
    }

    private ObjectNode operation(OperationPlan operation) {
        ObjectNode node = NODES.objectNode()
                .put("id", operation.id())
                .put("method", operation.method().name())
                .put("path", operation.template().toString())
                .put("authentication", text(operation.authentication()));
        node.set("steps", configurations.references(operation.steps()));
        if (!operation.styles().isEmpty()) {
            ObjectNode styles = node.putObject("styles");
            new TreeMap<>(operation.styles())
                    .forEach((name, style) -> styles.put(name, style.name().toLowerCase(Locale.ROOT)));
        }
        return node;
    }

    private static String text(Authentication authentication) {
        return switch (authentication) {
            case REQUIRED -> "required";
            case NONE -> "none";
        };
    }
}
