package mgwc.compiler.rule.security;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.ArrayList;
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
import mgwc.jwk.Jwk;
import mgwc.jwk.JwkFault;
import mgwc.jwk.JwkSet;
import mgwc.jwk.JwkValue;
import mgwc.jwk.MalformedJwkException;

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
        if (file.content().length > JwkSet.MAX_BYTES) {
            return new Broken("it is larger than " + JwkSet.MAX_BYTES / 1024 + " KiB");
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
        List<JwkValue> keys = JwkSet.keys(value(read.value().get())).orElse(List.of());
        return keys.isEmpty() ? new Broken("it has no `keys`") : of(keys);
    }

    private static JwkValue value(Node node) {
        return switch (node) {
            case Node.Scalar scalar ->
                scalar.type() == Node.ScalarType.STRING ? new JwkValue.Text(scalar.text()) : new JwkValue.Other();
            case Node.Sequence list ->
                new JwkValue.Items(list.items().stream().map(KeySet::value).toList());
            case Node.Mapping mapping -> {
                Map<String, JwkValue> members = new HashMap<>();
                mapping.entries().forEach((name, entry) -> members.put(name, value(entry.value())));
                yield new JwkValue.Members(members);
            }
        };
    }

    private static KeySet of(List<JwkValue> elements) {
        if (elements.size() > JwkSet.MAX_KEYS) {
            return new Broken("it has more than " + JwkSet.MAX_KEYS + " keys");
        }
        List<Key> keys = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (JwkValue element : elements) {
            Jwk jwk = Jwk.of(element).orElse(new Jwk(Map.of()));
            int number = keys.size() + 1;
            jwk.fault().ifPresent(fault -> faults.add("key " + number + " " + predicate(fault)));
            String id = text(jwk, "kid");
            Integer namesake = jwk.has("kid") ? ids.putIfAbsent(id, number) : null;
            if (namesake != null) {
                faults.add("keys " + namesake + " and " + number + " have the same `kid`");
            }
            keys.add(new Key(
                    id.isEmpty() ? "" + number : id,
                    algorithms(jwk),
                    jwk.isConfidential(),
                    rsaBits(jwk),
                    certificate(jwk)));
        }
        // A secret that is given away is worse than a key that does not work.
        return faults.isEmpty() || keys.stream().anyMatch(Key::secret) ? new Keys(keys) : new Broken(faults.getFirst());
    }

    /** Completes "key 1 …". The gateway refuses the whole set for any fault. */
    private static String predicate(JwkFault fault) {
        return switch (fault) {
            case JwkFault.NotText not -> "has `" + not.member() + "` that is not a string";
            case JwkFault.Missing missing -> "lacks `" + missing.member() + "`";
            case JwkFault.NotBase64Url not -> "has `" + not.member() + "` that is not base64url without padding";
            case JwkFault.WrongLength wrong ->
                "has `x` of " + wrong.actual() + " bytes, and " + wrong.curve() + " has " + wrong.expected();
        };
    }

    private static List<String> algorithms(Jwk jwk) {
        try {
            return jwk.isForSignatures() ? jwk.algorithms().stream().sorted().toList() : List.of();
        } catch (MalformedJwkException e) {
            return List.of();
        }
    }

    private static int rsaBits(Jwk jwk) {
        try {
            return text(jwk, "kty").equals("RSA") ? new BigInteger(1, jwk.octets("n")).bitLength() : 0;
        } catch (MalformedJwkException e) {
            return 0;
        }
    }

    private static Optional<Certificate> certificate(Jwk jwk) {
        if (!(jwk.members().get("x5c") instanceof JwkValue.Items chain)
                || chain.items().isEmpty()
                || !(chain.items().getFirst() instanceof JwkValue.Text first)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Certificate.parse(first.text()));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    /** Empty for a member that is absent or not a string. */
    private static String text(Jwk jwk, String member) {
        try {
            return jwk.text(member).orElse("");
        } catch (MalformedJwkException e) {
            return "";
        }
    }
}
