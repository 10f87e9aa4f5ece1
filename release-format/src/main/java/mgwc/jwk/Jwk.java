package mgwc.jwk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One key of a JWK Set (RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2). A key is malformed only as far as
 * it is looked at: a reader that leaves out a key for encryption does not care about the rest of it.
 */
public record Jwk(Map<String, JwkValue> members) {

    private static final List<String> TEXTS = List.of("kty", "kid", "use", "alg", "crv");
    private static final List<String> CONFIDENTIAL = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final List<String> RSA_ALGORITHMS = List.of("PS256", "PS384", "PS512", "RS256", "RS384", "RS512");

    public Jwk {
        members = Map.copyOf(members);
    }

    /** The key that an element of a set is; empty if it is not an object. */
    public static Optional<Jwk> of(JwkValue element) {
        return element instanceof JwkValue.Members object ? Optional.of(new Jwk(object.members())) : Optional.empty();
    }

    public boolean has(String member) {
        return members.containsKey(member);
    }

    /**
     * A member that is a string; empty if it is absent.
     *
     * @throws MalformedJwkException if it is something else
     */
    public Optional<String> text(String member) throws MalformedJwkException {
        @Nullable JwkValue value = members.get(member);
        return switch (value) {
            case null -> Optional.empty();
            case JwkValue.Text text -> Optional.of(text.text());
            case JwkValue.Items ignored -> throw new MalformedJwkException(new JwkFault.NotText(member));
            case JwkValue.Members ignored -> throw new MalformedJwkException(new JwkFault.NotText(member));
            case JwkValue.Other ignored -> throw new MalformedJwkException(new JwkFault.NotText(member));
        };
    }

    /**
     * The octets of a number or a point.
     *
     * @throws MalformedJwkException if the member is absent, empty or not strict base64url
     */
    public byte[] octets(String member) throws MalformedJwkException {
        String text = text(member).orElse("");
        if (text.isEmpty()) {
            throw new MalformedJwkException(new JwkFault.Missing(member));
        }
        byte[] octets = Base64Url.decode(text);
        if (octets == null) {
            throw new MalformedJwkException(new JwkFault.NotBase64Url(member));
        }
        return octets;
    }

    /** Whether the key is symmetric or holds a private part, which nobody must publish. */
    public boolean isConfidential() {
        return isText("kty", "oct") || CONFIDENTIAL.stream().anyMatch(this::has);
    }

    /**
     * Whether {@code use} and {@code key_ops} allow to verify signatures with the key (RFC 7517 sections 4.2 and 4.3).
     *
     * @throws MalformedJwkException if {@code use} is not a string
     */
    public boolean isForSignatures() throws MalformedJwkException {
        if (!text("use").orElse("sig").equals("sig")) {
            return false;
        }
        return !has("key_ops")
                || (members.get("key_ops") instanceof JwkValue.Items operations
                        && operations.items().contains(new JwkValue.Text("verify")));
    }

    /**
     * The JWS algorithms that the type, the curve and {@code alg} of the key allow; the size of the key may rule out
     * more.
     *
     * @throws MalformedJwkException if one of the three is not a string
     */
    public Set<String> algorithms() throws MalformedJwkException {
        Set<String> possible = Set.copyOf(possibleAlgorithms());
        Optional<String> only = text("alg");
        return only.isEmpty() ? possible : possible.contains(only.get()) ? Set.of(only.get()) : Set.of();
    }

    private List<String> possibleAlgorithms() throws MalformedJwkException {
        return switch (text("kty").orElse("")) {
            case "RSA" -> RSA_ALGORITHMS;
            case "EC" ->
                switch (text("crv").orElse("")) {
                    case "P-256" -> List.of("ES256");
                    case "P-384" -> List.of("ES384");
                    case "P-521" -> List.of("ES512");
                    default -> List.of();
                };
            case "OKP" -> pointLength(text("crv").orElse("")) > 0 ? List.of("EdDSA") : List.of();
            default -> List.of();
        };
    }

    /** How many octets {@code x} has on an Edwards curve for signatures; 0 for every other curve. */
    public static int pointLength(String curve) {
        return switch (curve) {
            case "Ed25519" -> 32;
            case "Ed448" -> 57;
            default -> 0;
        };
    }

    /** The first fault of the key, whatever the key is for; empty if it is well-formed. */
    public Optional<JwkFault> fault() {
        try {
            for (String member : TEXTS) {
                text(member);
            }
            checkNeededMembers();
            return Optional.empty();
        } catch (MalformedJwkException e) {
            return Optional.of(e.fault());
        }
    }

    private void checkNeededMembers() throws MalformedJwkException {
        switch (text("kty").orElse("")) {
            case "" -> throw new MalformedJwkException(new JwkFault.Missing("kty"));
            case "RSA" -> {
                octets("n");
                octets("e");
            }
            case "EC" -> {
                curve();
                octets("x");
                octets("y");
            }
            case "OKP" -> checkPoint(curve(), octets("x").length);
            default -> {}
        }
    }

    private String curve() throws MalformedJwkException {
        return text("crv")
                .filter(curve -> !curve.isEmpty())
                .orElseThrow(() -> new MalformedJwkException(new JwkFault.Missing("crv")));
    }

    private static void checkPoint(String curve, int length) throws MalformedJwkException {
        int expected = pointLength(curve);
        if (expected > 0 && length != expected) {
            throw new MalformedJwkException(new JwkFault.WrongLength(curve, expected, length));
        }
    }

    private boolean isText(String member, String text) {
        return members.get(member) instanceof JwkValue.Text value
                && value.text().equals(text);
    }
}
