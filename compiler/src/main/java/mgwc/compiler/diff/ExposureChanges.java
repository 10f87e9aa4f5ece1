package mgwc.compiler.diff;

import static mgwc.compiler.change.Consequence.EXPOSURE;
import static mgwc.compiler.change.Consequence.NONE;
import static mgwc.compiler.change.Consequence.OBSERVABILITY;
import static mgwc.compiler.change.Subject.Kind.API;
import static mgwc.compiler.change.Subject.Kind.ENVIRONMENT;
import static mgwc.compiler.change.Subject.Kind.ISSUER;

import java.util.Collections;
import java.util.List;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Comparison;
import mgwc.compiler.change.Condition;
import mgwc.compiler.change.Leaf;
import mgwc.compiler.change.Risk;
import mgwc.value.NodePath;

/** Changes of who gets in, what tokens are believed, and where requests and secrets go. */
final class ExposureChanges {

    private static final Leaf ANONYMOUS =
            Leaf.of(API, "spec.security.anonymous", "spec.operations.*.security.anonymous");
    private static final Leaf SCOPES = Leaf.of(API, "spec.operations.*.security.scopes");
    private static final Leaf JWT = Leaf.of(API, "spec.security.jwt.**");
    private static final Leaf SUBSCRIPTION = Leaf.of(API, "spec.security.jwt.subscription");
    private static final Leaf TRUSTED = Leaf.of(API, "spec.security.jwt.issuers");
    private static final Leaf AUDIENCES = Leaf.of(ISSUER, "audiences");
    private static final Leaf GUARDRAILS = Leaf.of(ENVIRONMENT, "spec.guardrails.**");
    private static final Leaf LISTENER_TLS = Leaf.of(ENVIRONMENT, "spec.listener.tls.**");
    private static final Leaf ENCODED_SLASHES = Leaf.of(API, "spec.allowEncodedSlashes");
    private static final Leaf SECRET = Leaf.of(API, "spec.endpoints.*.authentication.*.*.secretRef.**");

    private static final Condition LOOSENED = Leaf.of(ENVIRONMENT, "spec.guardrails.requireTls")
            .becomes("false")
            .or(Leaf.of(ENVIRONMENT, "spec.guardrails.anonymousAllowed").becomes("true"))
            .or(Leaf.of(ENVIRONMENT, "spec.guardrails.minBackends").goes(Leaf::fewer))
            .or(Leaf.of(ENVIRONMENT, "spec.guardrails.overridable").gains())
            .or(Leaf.of(ENVIRONMENT, "spec.guardrails.secretSources").gains());

    private static final Leaf ADMIN_NAMES = Leaf.of(ENVIRONMENT, "spec.admin.hostNames");
    private static final List<String> COMMAND = List.of("secretRef", "exec");

    static final List<ChangeRule> RULES = List.of(
            ChangeRule.of("MGW9101", "dropped-authentication", "Requests that needed a token need none any more.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(ANONYMOUS.becomes("true").or(JWT.removed())),
            ChangeRule.of("MGW9102", "demanded-authentication", "Requests that needed no token need one now.")
                    .breaksCallers(Risk.HIGH)
                    .when(ANONYMOUS.was("true").or(JWT.added())),
            ChangeRule.of("MGW9103", "dropped-subscription-check", "Callers without a subscription are let in.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(SUBSCRIPTION.modified().and(SUBSCRIPTION.becomes("optional"))),
            ChangeRule.of("MGW9104", "demanded-subscription", "Callers need a subscription that they did not need.")
                    .breaksCallers(Risk.HIGH)
                    .when(SUBSCRIPTION.modified().and(SUBSCRIPTION.becomes("required"))),
            ChangeRule.of("MGW9105", "dropped-scope", "A token no longer needs a scope that it needed.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(SCOPES.loses()),
            ChangeRule.of("MGW9106", "demanded-scope", "A token needs a scope that it did not need.")
                    .breaksCallers(Risk.HIGH)
                    .when(SCOPES.gains()),
            ChangeRule.of("MGW9107", "changed-issuer", "Tokens have to name another issuer.")
                    .breaksCallers(Risk.HIGH)
                    .when(Leaf.of(ISSUER, "issuer")),
            ChangeRule.of("MGW9108", "changed-keys", "Whoever holds the new keys can sign tokens.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(Leaf.of(ISSUER, "jwks.**")),
            ChangeRule.of("MGW9109", "accepted-audience", "Tokens made for another audience are accepted.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(AUDIENCES.gains()),
            ChangeRule.of("MGW9110", "refused-audience", "Tokens made for an audience are refused now.")
                    .breaksCallers(Risk.HIGH)
                    .when(AUDIENCES.loses()),
            ChangeRule.of("MGW9111", "trusted-issuer", "Tokens of another issuer open the API.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(TRUSTED.modified().and(TRUSTED.gains())),
            ChangeRule.of("MGW9112", "distrusted-issuer", "Tokens of an issuer no longer open the API.")
                    .breaksCallers(Risk.HIGH)
                    .when(TRUSTED.modified().and(TRUSTED.loses())),
            ChangeRule.of("MGW9113", "changed-token-check", "Tokens are checked differently.")
                    .means(EXPOSURE, Risk.MEDIUM)
                    .when(Leaf.of(ISSUER, "algorithms", "clockSkew", "clientIdClaims")),
            ChangeRule.of("MGW9114", "listed-issuer", "An issuer that APIs trust is declared or gone.")
                    .means(EXPOSURE, Risk.MEDIUM)
                    .when(Leaf.of(ISSUER, "")),
            ChangeRule.of("MGW9115", "dropped-tls", "What was encrypted on the way is readable now.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(LISTENER_TLS.removed().or(Hosts::losesTls)),
            ChangeRule.of("MGW9116", "demanded-tls", "Callers have to use HTTPS now.")
                    .breaksCallers(Risk.HIGH)
                    .when(LISTENER_TLS.added()),
            ChangeRule.of("MGW9117", "new-external-host", "Requests go to a host outside that got none before.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(Hosts::reachesNewExternal),
            ChangeRule.of(
                            "MGW9118",
                            "sandbox-reaches-production",
                            "Requests with sandbox keys reach a production host.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(Hosts::sandboxReachesProduction),
            ChangeRule.of("MGW9119", "loosened-guardrail", "The environment allows what it forbade.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(LOOSENED),
            ChangeRule.of("MGW9120", "tightened-guardrail", "The environment forbids what it allowed.")
                    .means(NONE, Risk.LOW)
                    .when(GUARDRAILS.unless(LOOSENED)),
            ChangeRule.of("MGW9121", "changed-secret", "Another secret is read; only its name is known here.")
                    .means(EXPOSURE, Risk.MEDIUM)
                    .when(SECRET.or(Leaf.of(ENVIRONMENT, "spec.listener.tls.privateKey.secretRef.**"))),
            ChangeRule.of("MGW9122", "changed-trust", "Other authorities vouch for the backends.")
                    .means(EXPOSURE, Risk.MEDIUM)
                    .when(Leaf.of(API, "spec.endpoints.*.tls.**")),
            ChangeRule.of("MGW9123", "open-entrance", "What is new here needs no token.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(Leaf.of(API, "", "spec.operations.*").added().and(ExposureChanges::opensBelow)),
            ChangeRule.of("MGW9124", "trusted-proxy", "More peers may state the caller's address.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(ProxyTrust.WIDENED),
            ChangeRule.of("MGW9125", "distrusted-proxy", "Fewer peers may state the caller's address.")
                    .means(OBSERVABILITY, Risk.MEDIUM)
                    .when(ProxyTrust.NARROWED),
            ChangeRule.of("MGW9126", "respelt-proxy-network", "The same peers may state the caller's address.")
                    .means(NONE, Risk.LOW)
                    .when(Leaf.of(ENVIRONMENT, "spec.listener.trustedProxies.networks")
                            .unless(ProxyTrust.WIDENED.or(ProxyTrust.NARROWED))),
            ChangeRule.of("MGW9150", "changed-key-set-trust", "The gateway trusts other authorities for a key set.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(Leaf.of(ISSUER, "tls.**")),
            ChangeRule.of("MGW9155", "allowed-encoded-slashes", "Backends get paths with encoded slashes.")
                    .means(EXPOSURE, Risk.MEDIUM)
                    .when(ENCODED_SLASHES.becomes("true")),
            ChangeRule.of("MGW9156", "refused-encoded-slashes", "Requests with encoded slashes in their paths get 400.")
                    .breaksCallers(Risk.HIGH)
                    .when(ENCODED_SLASHES.was("true")),
            ChangeRule.of("MGW9160", "secret-command", "Gateways run a command that they did not run.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(Leaf.of(API, "**").or(Leaf.of(ENVIRONMENT, "**")).and(ExposureChanges::runsCommand)),
            ChangeRule.of("MGW9161", "accepted-admin-name", "The administration answers under another host name.")
                    .means(EXPOSURE, Risk.MEDIUM)
                    .when(ADMIN_NAMES.gains()),
            ChangeRule.of("MGW9162", "refused-admin-name", "The administration no longer answers under a host name.")
                    .means(OBSERVABILITY, Risk.MEDIUM)
                    .when(ADMIN_NAMES.loses()));

    private ExposureChanges() {}

    /** Whether the change brings a command that prints a secret, however much else it brings. */
    private static boolean runsCommand(Change change, Comparison sides) {
        return switch (change) {
            case Change.Removed ignored -> false;
            case Change.Modified modified -> isCommand(modified.path());
            case Change.Added added ->
                sides.after().of(added.subject()).keySet().stream()
                        .anyMatch(leaf -> leaf.startsWith(added.path()) && isCommand(leaf));
        };
    }

    private static boolean isCommand(NodePath path) {
        return Collections.indexOfSubList(path.segments(), COMMAND) >= 0;
    }

    /** Whether anything in what was added is open. */
    private static boolean opensBelow(Change change, Comparison sides) {
        return sides.after().of(change.subject()).entrySet().stream()
                .anyMatch(leaf -> leaf.getKey().name().equals("anonymous")
                        && leaf.getKey().startsWith(change.path())
                        && leaf.getValue().text().equals("true"));
    }
}
