package mgwc.gateway.jwt;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mgwc.gateway.problem.AuthFailure;
import mgwc.jwk.Base64Url;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A token taken apart, with nothing verified yet (RFC 7515 section 7.1).
 *
 * <p>Header parameters that bring or point to a key ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are not looked
 * at: only the issuer's configured keys count.
 */
final class CompactJws {

    /** The longest token that is read, in characters; all are ASCII. */
    static final int MAX_LENGTH = 16 * 1024;

    /** What {@code typ} may be on an access token: absent, or one of these (RFC 7519 section 5.1, RFC 9068). */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");

    private final SignatureAlgorithm algorithm;
    private final Optional<String> keyId;
    private final ObjectNode claims;
    private final byte[] signed;
    private final byte[] signature;

    private CompactJws(
            SignatureAlgorithm algorithm, Optional<String> keyId, ObjectNode claims, byte[] signed, byte[] signature) {
        this.algorithm = algorithm;
        this.keyId = keyId;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    static CompactJws parse(String token) throws MalformedTokenException {
        if (token.length() > MAX_LENGTH) {
            throw new MalformedTokenException(AuthFailure.TOKEN_TOO_LARGE, "longer than " + MAX_LENGTH + " characters");
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            throw new MalformedTokenException(AuthFailure.MALFORMED_TOKEN, "not three parts");
        }
        ObjectNode header = object("header", token, 0, first);
        SignatureAlgorithm algorithm = algorithm(header);
        refuseUnsupported(header);
        Optional<String> keyId = text(header, "kid");
        ObjectNode claims = object("payload", token, first + 1, second);
        byte[] signature = octets("signature", token, second + 1, token.length());
        if (signature.length == 0) {
            throw new MalformedTokenException(AuthFailure.MALFORMED_TOKEN, "no signature");
        }
        byte[] signed = token.substring(0, second).getBytes(StandardCharsets.US_ASCII);
        return new CompactJws(algorithm, keyId, claims, signed, signature);
    }

    SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** The {@code kid} of the header. */
    Optional<String> keyId() {
        return keyId;
    }

    ObjectNode claims() {
        return claims;
    }

    /** Whether the signature holds under that key. */
    boolean signedBy(PublicKey key) throws JoseException {
        return algorithm.verifies(signature, signed, key);
    }

    private static SignatureAlgorithm algorithm(ObjectNode header) throws MalformedTokenException {
        String name = text(header, "alg")
                .orElseThrow(() -> new MalformedTokenException(AuthFailure.MALFORMED_TOKEN, "no `alg`"));
        return SignatureAlgorithm.named(name)
                .orElseThrow(() -> new MalformedTokenException(
                        AuthFailure.ALGORITHM_NOT_ALLOWED, "`alg` is none that is ever accepted"));
    }

    /** No extension is understood, so any {@code crit} is one too many (RFC 7515 section 4.1.11). */
    private static void refuseUnsupported(ObjectNode header) throws MalformedTokenException {
        for (String parameter : new String[] {"crit", "b64", "enc", "zip"}) {
            if (header.has(parameter)) {
                throw new MalformedTokenException(AuthFailure.UNSUPPORTED_TOKEN, "header has `" + parameter + "`");
            }
        }
        Optional<String> type = text(header, "typ");
        if (type.isPresent() && !TYPES.contains(type.get().toLowerCase(Locale.ROOT))) {
            throw new MalformedTokenException(AuthFailure.UNSUPPORTED_TOKEN, "`typ` is not that of an access token");
        }
    }

    private static Optional<String> text(ObjectNode header, String name) throws MalformedTokenException {
        return text(header, name, AuthFailure.MALFORMED_TOKEN);
    }

    /**
     * The string member, which may be absent but not something else.
     *
     * @param otherwise the reason for the refusal if it is
     */
    static Optional<String> text(ObjectNode object, String name, AuthFailure otherwise) throws MalformedTokenException {
        @Nullable JsonNode value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw new MalformedTokenException(otherwise, "`" + name + "` is not a string");
        }
        String text = value.stringValue();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new MalformedTokenException(otherwise, "`" + name + "` is not Unicode text");
        }
        return Optional.of(text);
    }

    private static ObjectNode object(String part, String token, int from, int to) throws MalformedTokenException {
        ObjectNode object = UntrustedJson.object(octets(part, token, from, to));
        if (object == null) {
            throw new MalformedTokenException(AuthFailure.MALFORMED_TOKEN, part + " is not one plain JSON object");
        }
        return object;
    }

    private static byte[] octets(String part, String token, int from, int to) throws MalformedTokenException {
        byte[] octets = Base64Url.decode(token, from, to);
        if (octets == null) {
            throw new MalformedTokenException(AuthFailure.MALFORMED_TOKEN, part + " is not base64url");
        }
        return octets;
    }
}
