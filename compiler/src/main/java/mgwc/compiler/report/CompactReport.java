package mgwc.compiler.report;

import java.io.IOException;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.text.PrintableText;

/**
 * One line for each finding, as compilers print them and editors read them.
 *
 * <pre>
 * apis/pizza/v1/api.yaml:12:7: error MGW2001 unknown field `timouts` [dev, prod]
 * </pre>
 */
final class CompactReport {

    private CompactReport() {}

    static void write(Inspection inspection, Appendable out) throws IOException {
        for (Diagnostic found : inspection.report().diagnostics()) {
            out.append(PrintableText.of(inspection.shown(found.span()) + ": " + found.severity() + " " + found.rule()
                            + " " + found.message() + environments(found)))
                    .append('\n');
        }
    }

    private static String environments(Diagnostic found) {
        return found.environments().isEmpty() ? "" : " [" + String.join(", ", found.environments()) + "]";
    }
}
