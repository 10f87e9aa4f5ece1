package mgwc.release;

import java.util.List;
import java.util.Optional;

/**
 * The reasons for which a gateway does not let a caller in, with what they mean. The gateway names them in its log,
 * usage events and metrics, and the command line explains them; a test of the gateway holds both together.
 */
public final class RefusalCatalogue {

    private static final List<RefusalEntry> ENTRIES = List.of(
            new RefusalEntry(
                    "no-token",
                    401,
                    "The request has no bearer token.",
                    "The client has to send a token in `Authorization`."),
            new RefusalEntry(
                    "malformed-authorization",
                    400,
                    "The `Authorization` field does not hold one token, or there are several fields.",
                    "The client has to send one field `Authorization: Bearer TOKEN`."),
            new RefusalEntry(
                    "token-too-large",
                    401,
                    "The token is longer than 16,384 characters.",
                    "Have the issuer put less into the token, such as fewer groups."),
            new RefusalEntry(
                    "malformed-token",
                    401,
                    "The token is not a signed JWT in the compact serialization (RFC 7515).",
                    "Check that the client sends an access token, and sends all of it."),
            new RefusalEntry(
                    "unsupported-token",
                    401,
                    "The header of the token has `crit`, `b64`, `enc` or `zip`, or `typ` is not that of an access token.",
                    "Check that the client sends an access token, and not an ID token or a logout token."),
            new RefusalEntry(
                    "algorithm-not-allowed",
                    401,
                    "The `alg` of the token is not one of the `algorithms` of its issuer.",
                    "Add the algorithm to the issuer in the environment if the issuer should use it."),
            new RefusalEntry(
                    "unknown-issuer",
                    401,
                    "The `iss` of the token is not an issuer that the API trusts.",
                    "Compare `iss` with `issuer` in the environment, character by character, and with `issuers` of the API."),
            new RefusalEntry(
                    "no-key",
                    401,
                    "The key set of the issuer has no usable key for the `kid` and `alg` of the token.",
                    "Look for keys that are left out in the log. Check that the issuer publishes the key that it signs with."),
            new RefusalEntry(
                    "bad-signature",
                    401,
                    "No key of the issuer made the signature of the token.",
                    "Compare the key set in `jwks` with the issuer that made the token. The token may also be forged."),
            new RefusalEntry(
                    "malformed-claim",
                    401,
                    "A claim of the token is absent or has the wrong form, such as `exp` as a string.",
                    "The line in the log names the claim. Have the issuer correct it (RFC 7519)."),
            new RefusalEntry(
                    "wrong-audience",
                    401,
                    "The `aud` of the token names none of the `audiences` of its issuer.",
                    "Compare `aud` with `audiences` in the environment, character by character."),
            new RefusalEntry(
                    "expired",
                    401,
                    "The `exp` of the token has passed.",
                    "The client has to get a new token. Compare the clocks of the gateway and the issuer if it is new."),
            new RefusalEntry(
                    "not-yet-valid",
                    401,
                    "The `nbf` or `iat` of the token is in the future.",
                    "Compare the clocks of the gateway and the issuer, or raise `clockSkew` of the issuer."),
            new RefusalEntry(
                    "keys-unavailable",
                    503,
                    "The gateway has no key set of the issuer.",
                    "The log says why the key set cannot be fetched. Check `jwks.url` of the issuer, and that the gateway can reach it."),
            new RefusalEntry(
                    "overloaded",
                    503,
                    "Too many tokens wait to be verified.",
                    "Start more gateways, or find the client that sends so many different tokens."),
            new RefusalEntry(
                    "internal-error",
                    503,
                    "The gateway has a fault, and could not decide about the token.",
                    "Report the error in the log of the gateway."),
            new RefusalEntry(
                    "missing-scope",
                    403,
                    "The token does not have a scope of the operation.",
                    "The line in the log names the scopes. Have the issuer grant them to the client."),
            new RefusalEntry(
                    "unknown-client",
                    403,
                    "No application has the client of the token.",
                    "Name the client in `credentials` of an application."),
            new RefusalEntry(
                    "not-subscribed",
                    403,
                    "The application of the client is not subscribed to the API.",
                    "Name the API in `subscriptions` of the application."),
            new RefusalEntry(
                    "key-type-not-served",
                    403,
                    "The API has no endpoints for the key type of the caller.",
                    "Add the endpoint set to the API, or let the client use a credential of the other key type."),
            new RefusalEntry(
                    "origin-not-allowed",
                    403,
                    "Pages of the `Origin` of the request may not call the operation.",
                    "Name the origin in `cors.origins` of the API if its pages may call."));

    private RefusalCatalogue() {}

    /** All reasons, in the order in which the gateway looks for them. */
    public static List<RefusalEntry> entries() {
        return ENTRIES;
    }

    /** The reason of that name, in lower case. */
    public static Optional<RefusalEntry> find(String reason) {
        return ENTRIES.stream().filter(entry -> entry.reason().equals(reason)).findFirst();
    }
}
