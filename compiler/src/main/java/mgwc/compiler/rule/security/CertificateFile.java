package mgwc.compiler.rule.security;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;

/** Certificates of a PEM file (RFC 7468), one after the other; what else is in it is no matter here. */
final class CertificateFile {

    private static final List<String> ENDINGS = List.of(".pem", ".crt", ".cer");
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    /** What stands between two such lines; the span is that of the first. */
    sealed interface Block {

        SourceSpan span();
    }

    record Legible(SourceSpan span, Certificate certificate) implements Block {}

    /** @param reason completes "the certificate cannot be read: …" */
    record Illegible(SourceSpan span, String reason) implements Block {}

    private CertificateFile() {}

    /** Whether the name of a file says that there are certificates in it. */
    static boolean isOne(SourceFile file) {
        return ENDINGS.stream().anyMatch(file.path()::endsWith);
    }

    static List<Block> blocks(SourceFile file) {
        List<String> lines =
                new String(file.content(), StandardCharsets.ISO_8859_1).lines().toList();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(BEGIN)) {
                int column = lines.get(i).indexOf(BEGIN) + 1;
                SourceSpan span = new SourceSpan(file.path(), i + 1, column, i + 1, column + BEGIN.length());
                blocks.add(block(span, lines.subList(i + 1, lines.size())));
            }
        }
        return blocks;
    }

    private static Block block(SourceSpan span, List<String> following) {
        StringBuilder text = new StringBuilder();
        for (String line : following) {
            if (line.strip().equals(END)) {
                try {
                    return new Legible(span, Certificate.parse(text.toString()));
                } catch (CertificateException e) {
                    boolean base64 = !(e.getCause() instanceof IllegalArgumentException);
                    return new Illegible(span, base64 ? "it is no X.509 certificate" : "it is not Base64");
                }
            }
            if (line.startsWith("-----")) {
                break;
            }
            text.append(line.strip());
        }
        return new Illegible(span, "there is no `" + END + "`");
    }
}
