package mgwc.compiler.rule.security;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.text.Listing;
import mgwc.compiler.yaml.JsonSyntax;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import mgwc.value.NodePath;

/** A JWK Set (RFC 7517, RFC 7518, RFC 8037) in the workspace, as far as rules judge it. */
sealed interface KeySet {

    /** How many bytes and keys the gateway takes at most. */
    int MOST_BYTES = 256 * 1024;

    int MOST_KEYS = 100;

    NodePath KID = NodePath.of("kid");
    List<String> TEXTS = List.of("kty", "kid", "use", "alg", "crv");
    Set<String> NUMBERS = Set.of("n", "e", "x", "y");
    List<String> SECRETS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    /** @param keys at least one */
    record Keys(List<Key> keys) implements KeySet {
        public Keys {
            keys = List.copyOf(keys);
        }

        /** The algorithms the keys are for, for a message. */
        String purposes() {
            Set<String> purposes = new TreeSet<>();
            keys.forEach(key -> purposes.addAll(key.algorithms()));
            return Listing.of(purposes);
        }
    }

    /** @param reason completes "the key set cannot be used: …"; never holds what may be a key */
    record Broken(String reason) implements KeySet {}

    /**
     * One key.
     *
     * @param id the {@code kid}, or its position
     * @param algorithms JWS algorithms it can verify; none for a kind of key that verifies nothing here
     * @param secret whether the file gives away what only the issuer may know
     * @param rsaBits length of the modulus; 0 for other kinds of key
     * @param certificate in {@code x5c} (RFC 7517 section 4.7); empty without one that can be read
     */
    record Key(String id, List<String> algorithms, boolean secret, int rsaBits, Optional<Certificate> certificate) {
        boolean fitsAny(List<String> wanted) {
            return algorithms.stream().anyMatch(wanted::contains);
        }
    }

    static KeySet read(SourceFile file) {
        if (file.content().length > MOST_BYTES) {
            return new Broken("it is larger than " + MOST_BYTES / 1024 + " KiB");
        }
        OptionalInt bad = JsonSyntax.firstBadLine(new String(file.content(), StandardCharsets.UTF_8));
        if (bad.isPresent()) {
            return new Broken("it is not JSON at line " + bad.getAsInt());
        }
        Outcome<Node> read = YamlReader.read(file, YamlDialect.CONTRACT);
        if (read.value().isEmpty() || read.hasErrors()) {
            // A key that stands twice, for one; the gateway does not read that either.
            return new Broken("it is not JSON at line "
                    + read.diagnostics().getFirst().span().startLine());
        }
        return read.value().get().at(NodePath.of("keys")).orElse(null) instanceof Node.Sequence keys
                        && !keys.items().isEmpty()
                ? of(keys)
                : new Broken("it has no `keys`");
    }

    private static KeySet of(Node.Sequence nodes) {
        if (nodes.items().size() > MOST_KEYS) {
            return new Broken("it has more than " + MOST_KEYS + " keys");
        }
        List<Key> keys = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (Node key : nodes.items()) {
            int number = keys.size() + 1;
            fault(key).ifPresent(fault -> faults.add("key " + number + " " + fault));
            Integer namesake = key.at(KID).isPresent() ? ids.putIfAbsent(text(key, "kid"), number) : null;
            if (namesake != null) {
                faults.add("keys " + namesake + " and " + number + " have the same `kid`");
            }
            String id = text(key, "kid").isEmpty() ? "" + number : text(key, "kid");
            keys.add(new Key(id, algorithms(key), isSecret(key), rsaBits(key), certificate(key)));
        }
        // A secret that is given away is worse than a key that does not work.
        return faults.isEmpty() || keys.stream().anyMatch(Key::secret) ? new Keys(keys) : new Broken(faults.getFirst());
    }

    private static boolean isSecret(Node key) {
        return text(key, "kty").equals("oct")
                || SECRETS.stream()
                        .anyMatch(member -> key.at(NodePath.of(member)).isPresent());
    }

    /** What makes the gateway refuse the whole set. */
    private static Optional<String> fault(Node key) {
        for (String member : TEXTS) {
            if (key.at(NodePath.of(member)).isPresent() && !isText(key, member)) {
                return Optional.of("has `" + member + "` that is not a string");
            }
        }
        for (String member : needed(key)) {
            if (text(key, member).isEmpty()) {
                return Optional.of("lacks `" + member + "`");
            }
            if (NUMBERS.contains(member) && !isBase64Url(text(key, member))) {
                return Optional.of("has `" + member + "` that is not base64url without padding");
            }
        }
        return octets(key);
    }

    /** RFC 8032 sections 5.1.5 and 5.2.5. */
    private static Optional<String> octets(Node key) {
        String curve = text(key, "crv");
        int wanted = curve.equals("Ed25519") ? 32 : curve.equals("Ed448") ? 57 : 0;
        if (wanted == 0 || !text(key, "kty").equals("OKP")) {
            return Optional.empty();
        }
        int length = Base64.getUrlDecoder().decode(text(key, "x")).length;
        return length == wanted
                ? Optional.empty()
                : Optional.of("has `x` of " + length + " bytes, and " + curve + " has " + wanted);
    }

    /** RFC 7515 section 2: one text for each sequence of octets. */
    private static boolean isBase64Url(String text) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(text);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(octets)
                    .equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int rsaBits(Node key) {
        if (!text(key, "kty").equals("RSA")) {
            return 0;
        }
        try {
            return new BigInteger(1, Base64.getUrlDecoder().decode(text(key, "n"))).bitLength();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private static Optional<Certificate> certificate(Node key) {
        String text = key.textAt(NodePath.of("x5c", "0")).orElse("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Certificate.parse(text));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static List<String> needed(Node key) {
        return switch (text(key, "kty")) {
            case "RSA" -> List.of("n", "e");
            case "EC" -> List.of("crv", "x", "y");
            case "OKP" -> List.of("crv", "x");
            case "" -> List.of("kty");
            default -> List.of();
        };
    }

    private static List<String> algorithms(Node key) {
        String type = text(key, "kty");
        List<String> possible = switch (type) {
            case "RSA" -> List.of("PS256", "PS384", "PS512", "RS256", "RS384", "RS512");
            case "EC" ->
                switch (text(key, "crv")) {
                    case "P-256" -> List.of("ES256");
                    case "P-384" -> List.of("ES384");
                    case "P-521" -> List.of("ES512");
                    default -> List.of();
                };
            case "OKP" -> text(key, "crv").startsWith("Ed") ? List.of("EdDSA") : List.of();
            default -> List.of();
        };
        String own = text(key, "alg");
        boolean signs = List.of("", "sig").contains(text(key, "use")) && mayVerify(key);
        return possible.stream()
                .filter(algorithm -> signs && (own.isEmpty() || own.equals(algorithm)))
                .toList();
    }

    /** {@code key_ops} (RFC 7517 section 4.3). */
    private static boolean mayVerify(Node key) {
        return key.at(NodePath.of("key_ops"))
                .map(operations -> operations instanceof Node.Sequence list
                        && list.items().stream()
                                .anyMatch(item -> item instanceof Node.Scalar scalar
                                        && scalar.text().equals("verify")))
                .orElse(true);
    }

    private static boolean isText(Node key, String member) {
        return key.at(NodePath.of(member)).orElse(null) instanceof Node.Scalar scalar
                && scalar.type() == Node.ScalarType.STRING;
    }

    /** Empty for what is no text. */
    private static String text(Node key, String member) {
        return isText(key, member) ? key.textAt(NodePath.of(member)).orElse("") : "";
    }
}
