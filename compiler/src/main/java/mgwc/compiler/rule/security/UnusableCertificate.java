package mgwc.compiler.rule.security;

import java.nio.charset.StandardCharsets;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.FileRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.source.SourceFile;

/** A PEM file whose certificates cannot be read. */
public final class UnusableCertificate implements FileRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5023", "unusable-certificate", "A certificate in a PEM file cannot be read.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(SourceFile file, Findings findings) {
        if (!CertificateFile.isOne(file)) {
            return;
        }
        for (CertificateFile.Block block : CertificateFile.blocks(file)) {
            if (block instanceof CertificateFile.Illegible illegible) {
                findings.add(SPEC.at(illegible.span(), "the certificate cannot be read: " + illegible.reason())
                        .withHelp("copy it anew, from the line `BEGIN` to the line `END`"));
            }
        }
        // `.crt` and `.cer` files may be binary, and are whatever else they are to who named them so.
        if (file.path().endsWith(".pem")
                && !new String(file.content(), StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
            findings.add(SPEC.at(SourceSpan.startOf(file.path()), "`" + file.path() + "` is not PEM")
                    .withHelp("a certificate in binary form becomes PEM by `openssl x509 -inform der`"));
        }
    }
}
