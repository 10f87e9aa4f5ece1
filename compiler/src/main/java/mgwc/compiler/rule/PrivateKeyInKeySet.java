package mgwc.compiler.rule;

import java.util.TreeMap;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.value.NodePath;

/** A key set file holds the private half of a key; it would travel in every release. */
final class PrivateKeyInKeySet implements ConfigRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW5009", "private-key-in-key-set", "A key set file in the workspace holds a private or shared key.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {
        new TreeMap<>(config.environment().value().spec().issuers())
                .forEach((name, issuer) -> issuer.jwks()
                        .file()
                        .flatMap(path -> config.declarations().tree().file(path))
                        .ifPresent(file -> {
                            if (KeySet.read(file) instanceof KeySet.Keys usable) {
                                usable.keys().stream()
                                        .filter(KeySet.Key::secret)
                                        .forEach(key -> findings.add(SPEC.at(
                                                        SourceSpan.startOf(file.path()),
                                                        "key `" + key.id() + "` in `" + file.path() + "` is not public")
                                                .withRelated(
                                                        config.environment()
                                                                .span(NodePath.of(
                                                                        "spec", "issuers", name, "jwks", "file")),
                                                        "issuer `" + name + "` uses the key set")
                                                .withHelp(
                                                        "keep only the public members, and have the issuer replace the key:"
                                                                + " it is in the history of the repository")));
                            }
                        }));
    }
}
