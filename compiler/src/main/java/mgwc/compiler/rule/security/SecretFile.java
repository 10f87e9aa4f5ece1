package mgwc.compiler.rule.security;

import java.nio.charset.StandardCharsets;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.FileRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.source.SourceFile;

/** A key, a token or a password in a file of the workspace that is neither document nor contract. */
public final class SecretFile implements FileRule {

    /** Larger files are data. */
    private static final int LARGEST = 256 << 10;

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5017", "secret-file", "A file beside the documents holds a secret.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(SourceFile file, Findings findings) {
        if (file.content().length <= LARGEST) {
            String[] lines = new String(file.content(), StandardCharsets.ISO_8859_1).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                judge(file.path(), i + 1, lines[i], findings);
            }
        }
    }

    private static void judge(String path, int line, String text, Findings findings) {
        SecretPattern.in(text)
                .ifPresent(secret -> findings.add(SPEC.at(
                                new SourceSpan(path, line, 1, line, text.length() + 1),
                                "`" + path + "` holds " + secret)
                        .withHelp(
                                "replace it where it is valid and delete the file: it is in the history of the repository")
                        .asConfidential()));
    }
}
