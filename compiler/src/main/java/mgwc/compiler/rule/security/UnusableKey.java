package mgwc.compiler.rule.security;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.source.SourceFile;
import mgwc.jwk.JwkFault;
import mgwc.value.NodePath;

/** A key in a key set file that the gateway leaves out. Private and short keys have rules of their own. */
public final class UnusableKey implements EnvironmentRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5045", "unusable-key", "The gateway leaves out a key of a key set file.");

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

    private static void judge(EnvironmentView view, String issuer, SourceFile file, Findings findings) {
        if (!(KeySet.read(file) instanceof KeySet.Keys set)) {
            return;
        }
        // the line of a key may hold a private one as well
        boolean secrets = set.keys().stream().anyMatch(KeySet.Key::secret);
        SourceSpan referrer = view.environment().span(NodePath.of("spec", "issuers", issuer, "jwks", "file"));
        for (KeySet.Key key : set.keys()) {
            key.fault()
                    .filter(fault -> !key.secret() && !(fault instanceof JwkFault.TooShort))
                    .ifPresent(fault -> findings.add(SPEC.at(
                                    secrets ? referrer : key.span(),
                                    "key `" + key.name() + "` of issuer `" + issuer + "` " + fault.predicate())
                            .withHelp("the gateway leaves the key out and refuses tokens that it signed;"
                                    + " have the issuer publish it anew (RFC 7517), or delete it")));
        }
    }
}
