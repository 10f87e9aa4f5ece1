package mgwc.compiler.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Lifecycle;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.Ruleset;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.rule.RuleSpecs;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/** How much findings count, as {@code spec.rules} of the workspace has it. */
public final class RuleLevels {

    static final NodePath RULES = NodePath.of("spec", "rules");

    private static final NodePath PIN = NodePath.of("spec", "ruleset");

    private final Map<String, String> levels;
    private final Ruleset pin;

    private RuleLevels(Map<String, String> levels, Ruleset pin) {
        this.levels = levels;
        this.pin = pin;
    }

    public static RuleLevels of(SharedDeclarations declarations) {
        Map<String, String> levels = new TreeMap<>();
        entries(declarations).forEach((rule, entry) -> {
            if (entry.value() instanceof Node.Scalar level) {
                levels.put(rule, level.text());
            }
        });
        Ruleset pin = declarations
                .workspace()
                .flatMap(workspace -> workspace.root().textAt(PIN))
                .map(Ruleset::of)
                .orElse(Ruleset.FIRST);
        return new RuleLevels(levels, pin);
    }

    static Map<String, Node.Entry> entries(SharedDeclarations declarations) {
        return declarations
                .workspace()
                .flatMap(workspace -> workspace.root().at(RULES))
                .filter(Node.Mapping.class::isInstance)
                .<Map<String, Node.Entry>>map(rules -> ((Node.Mapping) rules).entries())
                .orElse(Map.of());
    }

    /**
     * The findings that the workspace wants, each at its level.
     *
     * @param rules that found them, by id
     */
    List<Diagnostic> apply(Map<String, RuleSpec> rules, Collection<Diagnostic> findings) {
        List<Diagnostic> levelled = new ArrayList<>();
        for (Diagnostic found : findings) {
            RuleSpec rule = rules.get(found.rule());
            (rule == null ? stable(found) : apply(rule, found)).ifPresent(levelled::add);
        }
        return levelled;
    }

    private Optional<Diagnostic> apply(RuleSpec rule, Diagnostic found) {
        return switch (rule.lifecycle()) {
            case Lifecycle.Preview ignored -> preview(found);
            case Lifecycle.Superseded ignored -> stable(found);
            case Lifecycle.Stable stable ->
                stable.since().compareTo(pin) > 0 ? later(found, stable.since()) : stable(found);
        };
    }

    private Optional<Diagnostic> stable(Diagnostic found) {
        String level = levels.get(found.rule());
        if (level == null || isFirm(found.rule(), found.severity())) {
            return Optional.of(found);
        }
        return at(found, level);
    }

    /** A workspace may ask for more than a note, but a rule on trial fails no run. */
    private Optional<Diagnostic> preview(Diagnostic found) {
        String level = levels.getOrDefault(found.rule(), "info");
        return at(found, level.equals("error") ? "warning" : level);
    }

    /** Whoever names the rule has decided about it; for everyone else it is news. */
    private Optional<Diagnostic> later(Diagnostic found, Ruleset since) {
        String level = levels.get(found.rule());
        if (level != null) {
            return at(found, level);
        }
        String news = "counts from `ruleset: " + since + "` on";
        return at(found.withHelp(found.help().map(help -> help + "; " + news).orElse(news)), "info");
    }

    private static Optional<Diagnostic> at(Diagnostic found, String level) {
        return switch (level) {
            case "off" -> Optional.empty();
            case "info" -> Optional.of(found.withSeverity(Severity.INFO));
            case "warning" -> Optional.of(found.withSeverity(Severity.WARNING));
            case "error" -> Optional.of(found.withSeverity(Severity.ERROR));
            default -> Optional.of(found);
        };
    }

    /** Whether no workspace can lower what a rule finds; also for a rule by id, which may be none. */
    static boolean isFirmly(String ruleId, RuleSpecs rules) {
        return rules.find(ruleId).filter(RuleLevels::isFirm).isPresent();
    }

    /** Whether no workspace can lower what a rule finds. */
    public static boolean isFirm(RuleSpec rule) {
        return isFirm(rule.id(), rule.severity());
    }

    /**
     * The stages after the rules and the gateway rely on errors of the families 1 to 4 and 6; those of family 5 guard
     * callers. What {@code MGW23xx} finds in a contract matters to its readers only.
     */
    static boolean isFirm(String ruleId, Severity severity) {
        return severity == Severity.ERROR
                && ruleId.startsWith("MGW")
                && ruleId.charAt("MGW".length()) <= '6'
                && !ruleId.startsWith("MGW23");
    }
}
