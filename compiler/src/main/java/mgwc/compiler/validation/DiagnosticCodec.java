package mgwc.compiler.validation;

import java.util.Optional;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Notes;
import mgwc.compiler.diagnostic.Severity;

/** Findings as bytes, as rules made them: before the workspace has a say in how they count. */
final class DiagnosticCodec {

    private DiagnosticCodec() {}

    static void write(Diagnostic found, PackWriter out) {
        out.text(found.rule());
        out.text(found.severity().name());
        out.span(found.span());
        out.text(found.message());
        out.optional(found.marker(), out::text);
        out.all(found.related(), related -> {
            out.span(related.span());
            out.text(related.message());
        });
        out.optional(found.help(), out::text);
        out.all(found.snippet(), out::text);
        out.all(found.environments(), out::text);
        out.flag(found.confidential());
    }

    static Diagnostic read(PackReader in) {
        return new Diagnostic(
                in.text(),
                Severity.valueOf(in.text()),
                in.span(),
                in.text(),
                new Notes(
                        in.optional(PackReader::text),
                        in.all(related -> new Notes.Related(related.span(), related.text())),
                        in.optional(PackReader::text),
                        in.all(PackReader::text),
                        new TreeSet<>(in.all(PackReader::text)),
                        in.flag(),
                        Optional.empty()));
    }
}
