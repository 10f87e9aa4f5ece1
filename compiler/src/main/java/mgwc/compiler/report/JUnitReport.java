package mgwc.compiler.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.text.MarkupText;
import mgwc.layout.WorkspaceLayout;

/**
 * JUnit XML: a suite for what holds in every environment and one for each environment, with a test case for each file
 * that has a say there. Errors fail the test case of their file; warnings are its output.
 */
final class JUnitReport {

    /** The suite of the findings that do not depend on an environment. */
    static final String EVERYWHERE = "workspace";

    private final Inspection inspection;
    private final Map<String, Map<String, List<Diagnostic>>> bySuiteAndFile = new HashMap<>();

    JUnitReport(Inspection inspection) {
        this.inspection = inspection;
        for (Diagnostic found : inspection.report().diagnostics()) {
            if (found.environments().isEmpty()) {
                file(EVERYWHERE, found);
            }
            found.environments().forEach(environment -> file("environment " + environment, found));
        }
    }

    private void file(String suite, Diagnostic found) {
        bySuiteAndFile
                .computeIfAbsent(suite, key -> new HashMap<>())
                .computeIfAbsent(found.span().file(), key -> new ArrayList<>())
                .add(found);
    }

    void write(Appendable out) throws IOException {
        TreeSet<String> environments = new TreeSet<>(inspection.environments());
        inspection.report().diagnostics().forEach(found -> environments.addAll(found.environments()));
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"mgwc\">\n");
        suite(EVERYWHERE, files(EVERYWHERE, ""), out);
        for (String environment : environments) {
            String suite = "environment " + environment;
            suite(suite, files(suite, environment), out);
        }
        out.append("</testsuites>\n");
    }

    /** Files that have a say in an environment: all but those of other environments, and those with findings. */
    private List<String> files(String suite, String environment) {
        TreeSet<String> files = new TreeSet<>(found(suite).keySet());
        for (String file : inspection.files()) {
            String owner = owner(file);
            if (environment.isEmpty() || owner.isEmpty() || owner.equals(environment)) {
                files.add(file);
            }
        }
        return List.copyOf(files);
    }

    private static String owner(String file) {
        return WorkspaceLayout.environmentOf(file).orElse("");
    }

    private Map<String, List<Diagnostic>> found(String suite) {
        return bySuiteAndFile.getOrDefault(suite, Map.of());
    }

    private void suite(String suite, List<String> files, Appendable out) throws IOException {
        long failures = files.stream().filter(file -> hasErrors(suite, file)).count();
        long skipped = files.stream().filter(file -> isSkipped(suite, file)).count();
        out.append("  <testsuite name=\"" + MarkupText.of("mgwc " + suite) + "\" tests=\"" + files.size()
                + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\"" + skipped + "\" time=\"0\">\n");
        for (String file : files) {
            testCase(suite, file, out);
        }
        out.append("  </testsuite>\n");
    }

    private boolean hasErrors(String suite, String file) {
        return found(suite).getOrDefault(file, List.of()).stream()
                .anyMatch(found -> found.severity() == Severity.ERROR);
    }

    /** Whether a file is broken everywhere, so that nothing can be said about one environment. */
    private boolean isSkipped(String suite, String file) {
        return !suite.equals(EVERYWHERE) && !hasErrors(suite, file) && hasErrors(EVERYWHERE, file);
    }

    private void testCase(String suite, String file, Appendable out) throws IOException {
        List<Diagnostic> all = found(suite).getOrDefault(file, List.of());
        List<Diagnostic> errors =
                all.stream().filter(found -> found.severity() == Severity.ERROR).toList();
        List<Diagnostic> others =
                all.stream().filter(found -> found.severity() != Severity.ERROR).toList();
        String shown = MarkupText.of(inspection.shownPath().apply(file));
        out.append("    <testcase name=\"" + shown + "\" classname=\"" + MarkupText.of("mgwc." + suite) + "\" file=\""
                + shown + "\" time=\"0\"");
        if (all.isEmpty() && !isSkipped(suite, file)) {
            out.append("/>\n");
            return;
        }
        out.append(">\n");
        if (!errors.isEmpty()) {
            Diagnostic first = errors.getFirst();
            String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
            out.append("      <failure message=\"" + MarkupText.of(line(first) + more) + "\" type=\""
                    + MarkupText.of(first.rule()) + "\">" + lines(errors) + "</failure>\n");
        } else if (isSkipped(suite, file)) {
            out.append("      <skipped message=\"has errors in every environment\"/>\n");
        }
        if (!others.isEmpty()) {
            out.append("      <system-out>" + lines(others) + "</system-out>\n");
        }
        out.append("    </testcase>\n");
    }

    private String lines(List<Diagnostic> all) {
        return all.stream()
                .map(found -> MarkupText.of(line(found)) + help(found))
                .collect(Collectors.joining("\n"));
    }

    private String line(Diagnostic found) {
        return inspection.shown(found.span()) + ": " + found.severity() + " " + found.rule() + " " + found.message();
    }

    private static String help(Diagnostic found) {
        return found.help().map(help -> "\n  help: " + MarkupText.of(help)).orElse("")
                + found.snippet().stream()
                        .map(line -> "\n    " + MarkupText.of(line))
                        .collect(Collectors.joining());
    }
}
