package mgwc.compiler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Fix;
import mgwc.compiler.diagnostic.Fix.Edit;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.catalog.RuleCatalog;

/** Findings with everything that has ever broken a report: in names, messages, lines and places. */
final class Awkward {

    static final String SECRET = "hunter2-do-not-show";

    /** What a terminal, a log or a page would obey or hide. */
    static final String HOSTILE = "\u001b[31m\u202e\u0007\u009b\u2028\udb40\udc41\r\n::error::x";

    private static final Map<String, List<String>> FILES = Map.of(
            "apis/a b/100%#1.yaml", List.of("x: 1", "\t\"🍕🍕\": \"菜单\" # e\u0301", "", "last: line"),
            "apis/it's <&>\"|`@me`|.yaml", List.of("key: 'value'"),
            "environments/prod/environment.yaml", List.of("password: " + SECRET, "other: " + SECRET + " # twice"),
            "mgwc.yaml", List.of("a: &b {", "  c: d", "}"),
            "policies/fine.yaml", List.of("fine: yes"));

    private Awkward() {}

    static Inspection inspection() {
        return new Inspection(
                report(),
                file -> FILES.getOrDefault(file, List.of()),
                Awkward::fix,
                new TreeSet<>(FILES.keySet()),
                new TreeSet<>(Set.of("dev", "prod")),
                new Sample());
    }

    static Inspection of(List<Diagnostic> findings) {
        return new Inspection(
                Report.of(findings),
                file -> FILES.getOrDefault(file, List.of()),
                Awkward::fix,
                new TreeSet<>(),
                new TreeSet<>(),
                new Sample());
    }

    static Diagnostic finding(Severity severity, String file, int line, String message) {
        return Diagnostic.of("MGW3020", severity, new SourceSpan(file, line, 1, line, 2), message);
    }

    /** A renamed key, whose place counts differently by characters and by units, and a line that goes. */
    private static Optional<Fix> fix(Diagnostic found) {
        return switch (found.message()) {
            case "unknown field `🍕🍕`" ->
                Optional.of(Fix.of("write `\"菜单\"` " + HOSTILE, new Edit(found.span(), "\"菜单\"")));
            case "over three lines" ->
                Optional.of(new Fix(
                        "delete it",
                        List.of(
                                new Edit(new SourceSpan("mgwc.yaml", 1, 4, 1, 7), ""),
                                new Edit(new SourceSpan("mgwc.yaml", 2, 1, 3, 1), ""))));
            default -> Optional.empty();
        };
    }

    private static Report report() {
        List<Diagnostic> all = new ArrayList<>();
        String pizza = "apis/a b/100%#1.yaml";
        all.add(Diagnostic.of("MGW2001", Severity.ERROR, new SourceSpan(pizza, 2, 2, 2, 6), "unknown field `🍕🍕`")
                .withMarker("did you mean `菜单`?")
                .withRelated(new SourceSpan("mgwc.yaml", 1, 4, 3, 2), "declared, here: 100%")
                .withHelp("write | or `a|b`, never <b>bold</b>"));
        all.add(Diagnostic.of("MGW2001", Severity.WARNING, new SourceSpan(pizza, 2, 8, 2, 12), HOSTILE + " `" + HOSTILE)
                .withHelp(HOSTILE)
                .withMarker(HOSTILE));
        all.add(in(Diagnostic.of("MGW3020", Severity.ERROR, new SourceSpan(pizza, 4, 7, 4, 7), "no value"), "dev"));
        all.add(in(finding(Severity.WARNING, pizza, 4, "twice"), "dev", "prod"));
        all.add(in(finding(Severity.WARNING, pizza, 4, "twice").withHelp("differs in the help only"), "dev", "prod"));
        all.add(finding(
                Severity.ERROR, "apis/it's <&>\"|`@me`|.yaml", 1, "@all see #1, `@me|` ]]> <script>alert(1)</script>"));
        all.add(Diagnostic.of("MGW5001", Severity.ERROR, new SourceSpan(PROD, 1, 11, 1, 30), "`password` is a secret")
                .asConfidential());
        all.add(in(finding(Severity.ERROR, PROD, 1, "also on that line"), "prod"));
        all.add(Diagnostic.of("MGW1003", Severity.INFO, new SourceSpan("mgwc.yaml", 1, 4, 3, 2), "over three lines"));
        all.add(Diagnostic.of(
                "MGW1003", Severity.ERROR, SourceSpan.startOf("no/such\u001b[2Jfile.yaml"), "is missing"));
        return Report.of(all);
    }

    private static final String PROD = "environments/prod/environment.yaml";

    private static Diagnostic in(Diagnostic finding, String... environments) {
        return finding.withEnvironments(new TreeSet<>(Set.of(environments)));
    }

    private static final class Sample implements Checker {
        @Override
        public String version() {
            return "1.2.3";
        }

        @Override
        public Optional<RuleSpec> rule(String id) {
            return RuleCatalog.find(id);
        }

        @Override
        public String page(RuleSpec rule) {
            return "# " + rule.id() + " " + rule.name() + "\n";
        }
    }
}
