package mgwc.compiler.rule.security;

import java.util.function.Consumer;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/**
 * A key of a key set file, and the place that names the file: a frame around the key itself would be too wide to read.
 */
record KeyUse(String issuer, String file, KeySet.Key key, SourceSpan span) {

    private static final NodePath ISSUERS = NodePath.of("spec", "issuers");
    private static final NodePath FILE = NodePath.of("jwks", "file");

    /** The keys of all issuers of all environments; none of files that are missing or broken, which has a rule. */
    static void forEach(SharedDeclarations declarations, Consumer<KeyUse> each) {
        for (Document environment : declarations.ofKind(Kind.ENVIRONMENT)) {
            Documents.entries(environment, ISSUERS)
                    .forEach((issuer, entry) -> entry.value()
                            .textAt(FILE)
                            .ifPresent(path -> declarations.tree().file(path).ifPresent(file -> {
                                if (KeySet.read(file) instanceof KeySet.Keys usable) {
                                    SourceSpan span = Documents.span(
                                            environment, ISSUERS.child(issuer).resolve(FILE));
                                    usable.keys().forEach(key -> each.accept(new KeyUse(issuer, path, key, span)));
                                }
                            })));
        }
    }

    /** {@code key `prod-1` of issuer `corporate`}. */
    String subject() {
        return "key `" + key.name() + "` of issuer `" + issuer + "`";
    }
}
