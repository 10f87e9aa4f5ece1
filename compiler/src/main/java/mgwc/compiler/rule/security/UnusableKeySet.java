package mgwc.compiler.rule.security;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.value.NodePath;

/** The key set file of an issuer does not exist or holds no key that could verify a token of it. */
public final class UnusableKeySet implements EnvironmentRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW3029", "unusable-key-set", "The key set file of an issuer is missing or holds no usable key.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        SourceTree tree = view.shared().tree();
        new TreeMap<>(view.environment().value().spec().issuers())
                .forEach((name, issuer) -> issuer.jwks().file().ifPresent(file -> {
                    SourceSpan span = view.environment().span(NodePath.of("spec", "issuers", name, "jwks", "file"));
                    problem(tree, name, file, issuer.algorithms(), span).ifPresent(findings::add);
                }));
    }

    private static Optional<Diagnostic> problem(
            SourceTree tree, String issuer, String path, List<String> algorithms, SourceSpan span) {
        Optional<SourceFile> file = tree.file(path);
        if (file.isEmpty()) {
            List<String> others = tree.files().keySet().stream()
                    .filter(other -> other.endsWith(".json"))
                    .toList();
            return Optional.of(
                    SPEC.at(span, "key set `" + path + "` of issuer `" + issuer + "` does not exist")
                            .withMarker(Spelling.question(path, others))
                            .withHelp(
                                    "put the JWK Set (RFC 7517) of the issuer there; paths start at the root of the workspace"));
        }
        return switch (KeySet.read(file.get())) {
            case KeySet.Broken broken ->
                Optional.of(SPEC.at(
                                span,
                                "key set `" + path + "` of issuer `" + issuer + "` cannot be used: " + broken.reason())
                        .withHelp("a JWK Set is `{\"keys\": [...]}` with public keys (RFC 7517)"));
            case KeySet.Keys usable -> {
                if (usable.keys().stream().anyMatch(key -> key.secret() || key.fitsAny(algorithms))) {
                    yield Optional.empty();
                }
                yield Optional.of(SPEC.at(
                                span,
                                "key set `" + path + "` of issuer `" + issuer + "` has no key for "
                                        + Listing.of(algorithms))
                        .withRelated(
                                SourceSpan.startOf(path),
                                usable.purposes()
                                        .map(purposes -> "its keys are for " + purposes)
                                        .orElse("none of its keys can verify a token"))
                        .withHelp("add a key of the issuer, or change the issuer's `algorithms`"));
            }
        };
    }
}
