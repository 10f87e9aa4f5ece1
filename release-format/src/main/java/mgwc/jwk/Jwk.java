package mgwc.jwk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One key of a JWK Set (RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2). Only the members that matter for
 * verifying signatures are looked at: a key for encryption is nobody's worry, and neither are members that a key of
 * this type does not need.
 */
public record Jwk(Map<String, JwkValue> members) {

    private static final List<String> CONFIDENTIAL = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final Set<String> RSA_ALGORITHMS = Set.of("PS256", "PS384", "PS512", "RS256", "RS384", "RS512");
    private static final Set<String> ENCRYPTION_CURVES = Set.of("X25519", "X448");
    private static final int LONGEST_SHOWN_ID = 100;

    public Jwk {
        members = Map.copyOf(members);
    }

    /** Whether the element of a set can verify signatures. */
    public static JwkDecision judge(JwkValue element) {
        return switch (element) {
            case JwkValue.Members object -> new Jwk(object.members()).decision();
            case JwkValue.Repeating ignored -> new JwkDecision.Unusable(new JwkFault.RepeatedName());
            case JwkValue.Text ignored -> new JwkDecision.Unusable(new JwkFault.NotAnObject());
            case JwkValue.Items ignored -> new JwkDecision.Unusable(new JwkFault.NotAnObject());
            case JwkValue.Null ignored -> new JwkDecision.Unusable(new JwkFault.NotAnObject());
            case JwkValue.Other ignored -> new JwkDecision.Unusable(new JwkFault.NotAnObject());
        };
    }

    /** The key that an element of a set is; without any members if it is not an object. */
    public static Jwk of(JwkValue element) {
        return new Jwk(element instanceof JwkValue.Members object ? object.members() : Map.of());
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
            case JwkValue.Items ignored -> throw notText(member);
            case JwkValue.Members ignored -> throw notText(member);
            case JwkValue.Repeating ignored -> throw notText(member);
            case JwkValue.Null ignored -> throw notText(member);
            case JwkValue.Other ignored -> throw notText(member);
        };
    }

    private static MalformedJwkException notText(String member) {
        return new MalformedJwkException(new JwkFault.NotText(member));
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

    /** The {@code kid}, if it is a string that can be shown in a message: visible ASCII and not long. */
    public Optional<String> shownId() {
        return members.get("kid") instanceof JwkValue.Text id && isShown(id.text())
                ? Optional.of(id.text())
                : Optional.empty();
    }

    private static boolean isShown(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST_SHOWN_ID
                && id.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '`');
    }

    /** Whether the key is symmetric or has a private member, which nobody must publish. */
    public boolean isConfidential() {
        return isSymmetric() || isPrivate();
    }

    private boolean isSymmetric() {
        return members.get("kty") instanceof JwkValue.Text type && type.text().equals("oct");
    }

    /** Some libraries write the private members of a public key as {@code null}. */
    private boolean isPrivate() {
        for (String member : CONFIDENTIAL) {
            @Nullable JwkValue value = members.get(member);
            if (value != null && !(value instanceof JwkValue.Null)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the key can verify signatures, and with which algorithms. */
    public JwkDecision decision() {
        if (isSymmetric()) {
            return new JwkDecision.Unusable(new JwkFault.Symmetric());
        }
        if (isPrivate()) {
            return new JwkDecision.Unusable(new JwkFault.Private());
        }
        try {
            if (!isForSignatures()) {
                return new JwkDecision.OtherPurpose();
            }
            text("kid");
            return switch (text("kty").orElse("")) {
                case "" -> throw new MalformedJwkException(new JwkFault.Missing("kty"));
                case "RSA" -> rsa();
                case "EC" -> ellipticCurve();
                case "OKP" -> octetKeyPair();
                default -> new JwkDecision.Unusable(new JwkFault.Unknown("kty"));
            };
        } catch (MalformedJwkException e) {
            return new JwkDecision.Unusable(e.fault());
        }
    }

    /** Whether {@code use} and {@code key_ops} both allow it (RFC 7517 sections 4.2 and 4.3). */
    private boolean isForSignatures() throws MalformedJwkException {
        Optional<String> use = text("use");
        if (use.isPresent() && use.get().equals("enc")) {
            return false;
        }
        if (use.isPresent() && !use.get().equals("sig")) {
            throw new MalformedJwkException(new JwkFault.Unknown("use"));
        }
        @Nullable JwkValue operations = members.get("key_ops");
        if (operations == null) {
            return true;
        }
        if (!(operations instanceof JwkValue.Items list)
                || !list.items().stream().allMatch(JwkValue.Text.class::isInstance)) {
            throw new MalformedJwkException(new JwkFault.NotTexts("key_ops"));
        }
        return list.items().contains(new JwkValue.Text("verify"));
    }

    private JwkDecision rsa() throws MalformedJwkException {
        JwkDecision allowed = allowed(RSA_ALGORITHMS, List.of("RSA-OAEP", "RSA1_5"));
        return allowed instanceof JwkDecision.Usable
                ? checked(allowed, RsaNumbers.fault(octets("n"), octets("e")))
                : allowed;
    }

    private JwkDecision ellipticCurve() throws MalformedJwkException {
        Optional<WeierstrassCurve> curve = WeierstrassCurve.named(curve());
        if (curve.isEmpty()) {
            return new JwkDecision.Unusable(new JwkFault.Unknown("crv"));
        }
        JwkDecision allowed = allowed(Set.of(curve.get().algorithm()), List.of("ECDH-ES"));
        return allowed instanceof JwkDecision.Usable
                ? checked(allowed, curve.get().fault(octets("x"), octets("y")))
                : allowed;
    }

    private JwkDecision octetKeyPair() throws MalformedJwkException {
        String name = curve();
        if (ENCRYPTION_CURVES.contains(name)) {
            return new JwkDecision.OtherPurpose();
        }
        Optional<EdwardsCurve> curve = EdwardsCurve.named(name);
        if (curve.isEmpty()) {
            return new JwkDecision.Unusable(new JwkFault.Unknown("crv"));
        }
        JwkDecision allowed = allowed(Set.of("EdDSA"), List.of());
        return allowed instanceof JwkDecision.Usable
                ? checked(allowed, curve.get().fault(octets("x")))
                : allowed;
    }

    private String curve() throws MalformedJwkException {
        return text("crv")
                .filter(curve -> !curve.isEmpty())
                .orElseThrow(() -> new MalformedJwkException(new JwkFault.Missing("crv")));
    }

    /**
     * What {@code alg} leaves of the algorithms that the type and the curve allow.
     *
     * @param encryption how the names of algorithms begin for which a key of this type encrypts
     */
    private JwkDecision allowed(Set<String> possible, List<String> encryption) throws MalformedJwkException {
        Optional<String> only = text("alg");
        if (only.isEmpty()) {
            return new JwkDecision.Usable(possible);
        }
        String name = only.get();
        if (possible.contains(name)) {
            return new JwkDecision.Usable(Set.of(name));
        }
        return encryption.stream().anyMatch(name::startsWith)
                ? new JwkDecision.OtherPurpose()
                : new JwkDecision.Unusable(new JwkFault.UnfitAlgorithm());
    }

    private static JwkDecision checked(JwkDecision allowed, Optional<JwkFault> fault) {
        return fault.isPresent() ? new JwkDecision.Unusable(fault.get()) : allowed;
    }
}
