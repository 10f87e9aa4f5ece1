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
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.text.Listing;
import mgwc.compiler.yaml.JsonSyntax;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.SyntaxRules;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import mgwc.jwk.Jwk;
import mgwc.jwk.JwkDecision;
import mgwc.jwk.JwkFault;
import mgwc.jwk.JwkSet;
import mgwc.jwk.JwkValue;
import mgwc.jwk.MalformedJwkException;

/**
 * A JWK Set (RFC 7517, RFC 7518, RFC 8037) in the workspace, as far as rules judge it. Which keys are usable is decided
 * as the gateway decides it.
 */
sealed interface KeySet {

    /** @param keys at least one */
    record Keys(List<Key> keys) implements KeySet {
        public Keys {
            keys = List.copyOf(keys);
        }

        /** The algorithms the keys are for, for a message; empty if no key verifies signatures. */
        Optional<String> purposes() {
            Set<String> purposes = new TreeSet<>();
            keys.forEach(key -> purposes.addAll(key.algorithms()));
            return purposes.isEmpty() ? Optional.empty() : Optional.of(Listing.of(purposes));
        }
    }

    /** @param reason completes "the key set cannot be used: …"; never holds what may be a key */
    record Broken(String reason) implements KeySet {}

    /**
     * One key.
     *
     * @param number its position in the set, from 1
     * @param id the {@code kid}, if it can be shown
     * @param algorithms JWS algorithms that the gateway verifies with it; none for a key that it does not use
     * @param secret whether the file gives away what only the issuer may know
     * @param rsaBits length of the modulus; 0 for other kinds of key
     * @param certificate in {@code x5c} (RFC 7517 section 4.7); empty without one that can be read
     * @param fault why the gateway leaves the key out; empty for a key that it uses or that is for something else
     * @param span where the key begins
     */
    record Key(
            int number,
            Optional<String> id,
            List<String> algorithms,
            boolean secret,
            int rsaBits,
            Optional<Certificate> certificate,
            Optional<JwkFault> fault,
            SourceSpan span) {

        /** The {@code kid}, or the position. */
        String name() {
            return id.orElseGet(() -> Integer.toString(number));
        }

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
        List<Node> elements = read.value().map(KeySet::elements).orElse(List.of());
        List<SourceSpan> repeated = new ArrayList<>();
        for (Diagnostic problem : read.diagnostics()) {
            boolean ofOneKey = problem.rule().equals(SyntaxRules.DUPLICATE_KEY.id())
                    && elements.stream().anyMatch(element -> holds(element.span(), problem.span()));
            if (!ofOneKey && problem.severity() == Severity.ERROR) {
                return new Broken("it is not JSON at line " + problem.span().startLine());
            }
            if (ofOneKey) {
                repeated.add(problem.span());
            }
        }
        if (elements.isEmpty()) {
            return new Broken("it has no `keys`");
        }
        if (elements.size() > JwkSet.MAX_KEYS) {
            return new Broken("it has more than " + JwkSet.MAX_KEYS + " keys");
        }
        List<Key> keys = new ArrayList<>();
        for (Node element : elements) {
            boolean repeats = repeated.stream().anyMatch(place -> holds(element.span(), place));
            keys.add(key(keys.size() + 1, element, repeats));
        }
        return new Keys(keys);
    }

    private static List<Node> elements(Node set) {
        return set instanceof Node.Mapping mapping && mapping.get("keys").orElse(set) instanceof Node.Sequence keys
                ? keys.items()
                : List.of();
    }

    private static boolean holds(SourceSpan whole, SourceSpan part) {
        return whole.compareTo(part) <= 0
                && (part.endLine() < whole.endLine()
                        || (part.endLine() == whole.endLine() && part.endColumn() <= whole.endColumn()));
    }

    private static Key key(int number, Node element, boolean repeats) {
        JwkValue value = value(element);
        Jwk jwk = Jwk.of(value);
        JwkDecision decision = Jwk.judge(repeats ? new JwkValue.Repeating() : value);
        SourceSpan whole = element.span();
        return new Key(
                number,
                jwk.shownId(),
                decision instanceof JwkDecision.Usable usable
                        ? usable.algorithms().stream().sorted().toList()
                        : List.of(),
                jwk.isConfidential(),
                rsaBits(jwk),
                certificate(jwk),
                decision instanceof JwkDecision.Unusable left ? Optional.of(left.fault()) : Optional.empty(),
                new SourceSpan(
                        whole.file(),
                        whole.startLine(),
                        whole.startColumn(),
                        whole.startLine(),
                        whole.startColumn() + 1));
    }

    private static JwkValue value(Node node) {
        return switch (node) {
            case Node.Scalar scalar ->
                switch (scalar.type()) {
                    case STRING -> new JwkValue.Text(scalar.text());
                    case NULL -> new JwkValue.Null();
                    case INTEGER, DECIMAL, BOOLEAN -> new JwkValue.Other();
                };
            case Node.Sequence list ->
                new JwkValue.Items(list.items().stream().map(KeySet::value).toList());
            case Node.Mapping mapping -> {
                Map<String, JwkValue> members = new HashMap<>();
                mapping.entries().forEach((name, entry) -> members.put(name, value(entry.value())));
                yield new JwkValue.Members(members);
            }
        };
    }

    private static int rsaBits(Jwk jwk) {
        try {
            boolean rsa = jwk.text("kty").equals(Optional.of("RSA"));
            return rsa ? new BigInteger(1, jwk.octets("n")).bitLength() : 0;
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
}
