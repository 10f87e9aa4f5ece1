package mgwc.compiler.rule.security;

import java.util.function.Consumer;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.workspace.SharedDeclarations;

/**
 * A certificate in the workspace.
 *
 * @param subject for a message
 * @param ofKey whether it comes with a key of an issuer ({@code x5c}, RFC 7517 section 4.7), which counts without it
 */
record CertificateUse(String subject, SourceSpan span, Certificate certificate, boolean ofKey) {

    /** Those of keys of issuers, then those of PEM files; none that cannot be read. */
    static void forEach(SharedDeclarations shared, Consumer<CertificateUse> each) {
        KeyUse.forEach(
                shared,
                use -> use.key()
                        .certificate()
                        .ifPresent(certificate -> each.accept(new CertificateUse(
                                "the certificate of " + use.subject(), use.span(), certificate, true))));
        for (SourceFile file : shared.tree().files().values()) {
            if (CertificateFile.isOne(file)) {
                for (CertificateFile.Block block : CertificateFile.blocks(file)) {
                    if (block instanceof CertificateFile.Legible legible) {
                        each.accept(new CertificateUse(
                                "certificate `" + legible.certificate().subject() + "`",
                                legible.span(),
                                legible.certificate(),
                                false));
                    }
                }
            }
        }
    }
}
