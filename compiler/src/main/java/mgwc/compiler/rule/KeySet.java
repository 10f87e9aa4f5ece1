package mgwc.compiler.rule;

import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.source.SourceFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JWK Set (RFC 7517, RFC 7518, RFC 8037) in the workspace, as far as rules judge it. */
sealed interface KeySet {

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
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(file.content());
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            boolean known = place != null && place.getLineNr() > 0;
            return new Broken("it is not JSON" + (known ? " at line " + place.getLineNr() : ""));
        }
        if (!root.path("keys").isArray() || root.path("keys").isEmpty()) {
            return new Broken("it has no `keys`");
        }
        List<Key> keys = new ArrayList<>();
        for (JsonNode key : root.path("keys").values()) {
            Optional<String> lacking = lacking(key);
            if (lacking.isPresent()) {
                return new Broken("key " + (keys.size() + 1) + " lacks `" + lacking.get() + "`");
            }
            String id = key.path("kid").isString() ? key.path("kid").stringValue() : "" + (keys.size() + 1);
            keys.add(new Key(id, algorithms(key), key.has("d") || key.has("k"), rsaBits(key), certificate(key)));
        }
        return new Keys(keys);
    }

    private static int rsaBits(JsonNode key) {
        if (!text(key, "kty").equals("RSA")) {
            return 0;
        }
        try {
            return new BigInteger(1, Base64.getUrlDecoder().decode(text(key, "n"))).bitLength();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private static Optional<Certificate> certificate(JsonNode key) {
        String text = key.path("x5c").path(0).asString("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Certificate.parse(text));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> lacking(JsonNode key) {
        List<String> needed = switch (text(key, "kty")) {
            case "RSA" -> List.of("n", "e");
            case "EC" -> List.of("crv", "x", "y");
            case "OKP" -> List.of("crv", "x");
            case "" -> List.of("kty");
            default -> List.of();
        };
        return needed.stream().filter(member -> text(key, member).isEmpty()).findFirst();
    }

    private static List<String> algorithms(JsonNode key) {
        String type = text(key, "kty");
        List<String> possible = switch (type) {
            case "RSA" -> List.of("PS256", "PS384", "PS512", "RS256", "RS384", "RS512");
            case "EC" ->
                Optional.ofNullable(Json.CURVES.get(text(key, "crv"))).stream().toList();
            case "OKP" -> text(key, "crv").startsWith("Ed") ? List.of("EdDSA") : List.of();
            default -> List.of();
        };
        String own = text(key, "alg");
        boolean signs = !text(key, "use").equals("enc");
        return possible.stream()
                .filter(algorithm -> signs && (own.isEmpty() || own.equals(algorithm)))
                .toList();
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).isString() ? node.path(member).stringValue() : "";
    }

    /** Strict, so that what is judged here is what the gateway reads. */
    final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        private static final Map<String, String> CURVES = Map.of("P-256", "ES256", "P-384", "ES384", "P-521", "ES512");

        private Json() {}
    }
}
