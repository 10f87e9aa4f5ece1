package mgwc.compiler.resolve;

import java.util.Optional;
import mgwc.compiler.yaml.Node;
import mgwc.model.Api;
import mgwc.model.ApiOverlay;
import mgwc.model.ApiSecurity;
import mgwc.model.Application;
import mgwc.model.Backend;
import mgwc.model.BackendAuthentication;
import mgwc.model.BackendTls;
import mgwc.model.EndpointSet;
import mgwc.model.Environment;
import mgwc.model.KeyType;
import mgwc.model.LoadBalancing;
import mgwc.model.Metadata;
import mgwc.model.OperationSettings;
import mgwc.model.RuleLevel;
import mgwc.model.SecretValue;
import mgwc.model.ThrottlingChoice;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.model.Timeouts;
import mgwc.model.Waivers;
import mgwc.model.Workspace;
import mgwc.model.WorkspaceRule;
import mgwc.value.SecretRef;

/**
 * Makes records of trees that fit their schema, defaults filled in. Written out field by field: the compiler sees a
 * field that is missing here, and nothing has to look at classes while a command starts.
 */
final class Binder {

    private Binder() {}

    static Workspace workspace(Node.Mapping root) {
        NodeFields document = new NodeFields(root);
        return new Workspace(
                document.object("metadata", Binder::metadata),
                document.object(
                        "spec",
                        spec -> new Workspace.Spec(
                                spec.texts("promotion"),
                                spec.text("ruleset"),
                                spec.entries(
                                        "rules",
                                        level -> NodeFields.choiceOf(NodeFields.textOf(level), RuleLevel.class)))));
    }

    static Api api(Node.Mapping root) {
        NodeFields document = new NodeFields(root);
        return new Api(
                document.object("metadata", Binder::metadata),
                document.object(
                        "spec",
                        spec -> new Api.Spec(
                                spec.text("openapi"),
                                spec.text("basePath"),
                                spec.flag("allowEncodedSlashes"),
                                spec.map("endpoints", Binder::endpointSet),
                                spec.object("security", Binder::security),
                                spec.optional("throttling", Binder::throttling),
                                spec.map("operations", Binder::operation))));
    }

    static ApiOverlay overlay(Node.Mapping root) {
        NodeFields document = new NodeFields(root);
        return new ApiOverlay(
                document.object("metadata", Binder::metadata),
                document.object(
                        "spec",
                        spec -> new ApiOverlay.Spec(spec.object(
                                "targetRef",
                                target -> new ApiOverlay.TargetRef(target.text("name"), target.text("version"))))));
    }

    static Environment environment(Node.Mapping root) {
        NodeFields document = new NodeFields(root);
        return new Environment(
                document.object("metadata", Binder::metadata),
                document.object(
                        "spec",
                        spec -> new Environment.Spec(
                                spec.object("listener", Binder::listener),
                                spec.object(
                                        "admin",
                                        admin -> new Environment.Admin(
                                                admin.text("host"),
                                                admin.integer("port"),
                                                admin.texts("hostNames"),
                                                admin.object(
                                                        "readiness",
                                                        readiness -> new Environment.Readiness(readiness.choice(
                                                                "keySets", Environment.KeySets.class))))),
                                spec.map("issuers", Binder::issuer),
                                spec.map("tiers", Binder::tierChange),
                                spec.object("guardrails", Binder::guardrails),
                                spec.object("apis", apis -> new Environment.ApiSelection(apis.textMap("matchLabels"))),
                                spec.object(
                                        "analytics",
                                        analytics -> new Environment.Analytics(
                                                analytics.flag("enabled"), analytics.text("spoolDirectory"))))));
    }

    static Application application(Node.Mapping root) {
        NodeFields document = new NodeFields(root);
        return new Application(
                document.object("metadata", Binder::metadata),
                document.object(
                        "spec",
                        spec -> new Application.Spec(
                                spec.map(
                                        "credentials",
                                        credential -> new Application.Credential(
                                                credential.choice("keyType", KeyType.class),
                                                credential.text("clientId"))),
                                spec.map(
                                        "subscriptions",
                                        subscription -> new Application.Subscription(subscription.text("tier"))))));
    }

    static WorkspaceRule rule(Node.Mapping root) {
        NodeFields document = new NodeFields(root);
        return new WorkspaceRule(
                document.object("metadata", Binder::metadata),
                document.object(
                        "spec",
                        spec -> new WorkspaceRule.Spec(
                                spec.choice("level", RuleLevel.class),
                                spec.choice("target", WorkspaceRule.Target.class),
                                spec.text("select"),
                                spec.texts("environments"),
                                spec.text("require"),
                                spec.text("message"),
                                spec.optionalText("help"),
                                spec.texts("accepts"),
                                spec.texts("refuses"))));
    }

    static Waivers waivers(Node.Mapping root) {
        NodeFields document = new NodeFields(root);
        return new Waivers(
                document.object("metadata", Binder::metadata),
                document.object("spec", spec -> new Waivers.Spec(spec.map("waivers", Binder::waiver))));
    }

    private static Waivers.Waiver waiver(NodeFields waiver) {
        return new Waivers.Waiver(
                waiver.text("rule"),
                waiver.text("file"),
                waiver.optionalText("path"),
                waiver.texts("environments"),
                waiver.text("reason"),
                waiver.text("owner"),
                waiver.text("expires"));
    }

    static Tier tier(Node.Mapping tier) {
        NodeFields fields = new NodeFields(tier);
        return new Tier(fields.number("requests"), fields.duration("per"), fields.optionalNumber("burst"));
    }

    private static Metadata metadata(NodeFields metadata) {
        return new Metadata(
                metadata.text("name"),
                metadata.optionalText("version"),
                metadata.optionalText("owner"),
                metadata.optionalText("description"),
                metadata.textMap("labels"));
    }

    private static EndpointSet endpointSet(NodeFields set) {
        return new EndpointSet(
                set.choice("loadBalancing", LoadBalancing.class),
                set.object(
                        "timeouts",
                        timeouts -> new Timeouts(
                                timeouts.duration("connect"),
                                timeouts.duration("response"),
                                timeouts.duration("idle"))),
                set.map("backends", backend -> new Backend(backend.text("url"), backend.integer("weight"))),
                set.optional("authentication", Binder::authentication),
                set.optional("tls", tls -> new BackendTls(tls.optionalText("caFile"))));
    }

    private static BackendAuthentication authentication(NodeFields authentication) {
        return new BackendAuthentication(
                authentication.optional(
                        "basic",
                        basic -> new BackendAuthentication.Basic(
                                basic.text("username"), basic.object("password", Binder::secret))),
                authentication.optional(
                        "header",
                        header -> new BackendAuthentication.HeaderCredential(
                                header.text("name"), header.object("value", Binder::secret))));
    }

    private static ApiSecurity security(NodeFields security) {
        return new ApiSecurity(
                security.optional(
                        "jwt",
                        jwt -> new ApiSecurity.Jwt(
                                jwt.texts("issuers"),
                                jwt.choice("subscription", ApiSecurity.Subscription.class),
                                jwt.flag("forwardToken"))),
                security.flag("anonymous"));
    }

    private static ThrottlingChoice throttling(NodeFields throttling) {
        return new ThrottlingChoice(throttling.text("tier"));
    }

    private static OperationSettings operation(NodeFields operation) {
        return new OperationSettings(
                operation.optional(
                        "security",
                        security -> new OperationSettings.OperationSecurity(
                                security.flag("anonymous"), security.optionalTexts("scopes"))),
                operation.optional("throttling", Binder::throttling),
                operation.optionalText("endpoint"));
    }

    private static Environment.Listener listener(NodeFields listener) {
        return new Environment.Listener(
                listener.text("host"),
                listener.integer("port"),
                listener.optional(
                        "tls",
                        tls -> new Environment.ListenerTls(
                                tls.text("certificateFile"), tls.object("privateKey", Binder::secret))),
                listener.optional("trustedProxies", Binder::trustedProxies));
    }

    private static Environment.TrustedProxies trustedProxies(NodeFields proxies) {
        return new Environment.TrustedProxies(
                proxies.optionalTexts("networks"),
                proxies.optionalNumber("hops").map(Math::toIntExact));
    }

    private static Environment.Issuer issuer(NodeFields issuer) {
        return new Environment.Issuer(
                issuer.text("issuer"),
                issuer.texts("audiences"),
                issuer.texts("algorithms"),
                issuer.object(
                        "jwks", jwks -> new Environment.KeySource(jwks.optionalText("file"), jwks.optionalText("url"))),
                issuer.optional("tls", tls -> new Environment.IssuerTls(tls.text("caFile"))),
                issuer.texts("clientIdClaims"),
                issuer.duration("clockSkew"));
    }

    private static Environment.TierChange tierChange(NodeFields change) {
        return new Environment.TierChange(
                change.optionalNumber("requests"), change.optionalDuration("per"), change.optionalNumber("burst"));
    }

    private static Environment.Guardrails guardrails(NodeFields guardrails) {
        return new Environment.Guardrails(
                guardrails.flag("requireTls"),
                guardrails.integer("minBackends"),
                guardrails.flag("anonymousAllowed"),
                guardrails.texts("overridable"),
                guardrails.flag("securityDowngradeAllowed"),
                guardrails.texts("allowedHosts"),
                guardrails.texts("secretSources"));
    }

    private static SecretValue secret(NodeFields secret) {
        return new SecretValue(secret.object("secretRef", Binder::secretRef));
    }

    private static SecretRef secretRef(NodeFields ref) {
        Optional<SecretRef> variable = ref.optionalText("env").map(SecretRef.FromEnvironment::new);
        Optional<SecretRef> file = ref.optionalText("file").map(SecretRef.FromFile::new);
        return variable.or(() -> file).orElseGet(() -> new SecretRef.FromCommand(ref.texts("exec")));
    }
}
