package mgwc.compiler.rule.security;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.source.SourceFile;
import mgwc.value.NodePath;

/** A key set file holds the private half of a key; it would travel in every release. */
public final class PrivateKeyInKeySet implements EnvironmentRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW5009", "private-key-in-key-set", "A key set file in the workspace holds a private or shared key.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        new TreeMap<>(view.environment().value().spec().issuers())
                .forEach((name, issuer) -> issuer.jwks()
                        .file()
                        .flatMap(path -> view.shared().tree().file(path))
                        .ifPresent(file -> judge(view, name, file, findings)));
    }

    /** Points at who names the file: a frame around the key itself would show it. */
    private static void judge(EnvironmentView view, String issuer, SourceFile file, Findings findings) {
        if (KeySet.read(file) instanceof KeySet.Keys usable) {
            SourceSpan place = view.environment().span(NodePath.of("spec", "issuers", issuer, "jwks", "file"));
            usable.keys().stream()
                    .filter(KeySet.Key::secret)
                    .forEach(key -> findings.add(
                            SPEC.at(place, "key `" + key.name() + "` in `" + file.path() + "` is not public")
                                    .withHelp("keep only the public members, and have the issuer replace the key:"
                                            + " it is in the history of the repository")));
        }
    }
}
