package mgwc.compiler;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import mgwc.compiler.emit.Emitter;
import mgwc.compiler.emit.RouteBundle;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Parser;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.Planner;
import mgwc.compiler.report.Concurrently;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.Severity;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.Resolver;
import mgwc.compiler.rule.CheckedConfig;
import mgwc.compiler.rule.RuleSet;
import mgwc.compiler.source.SourceTree;

/**
 * The stages in their order: files, declarations, one environment, what passed the rules, the plan, the release's
 * files. Has no state; the same tree gives the same result.
 */
public final class Compiler {

    private final RuleSet rules;
    private final BooleanSupplier wanted;
    private final Planner planner = new Planner();
    private final Emitter emitter = new Emitter();

    /** A compiler to whom nothing expires. */
    public Compiler() {
        this(RuleSet.of(Optional.empty()));
    }

    /** A compiler that also tells what has ended or soon ends on a day. */
    public static Compiler on(LocalDate today) {
        return new Compiler(RuleSet.of(Optional.of(today)));
    }

    public Compiler(RuleSet rules) {
        this(rules, () -> true);
    }

    private Compiler(RuleSet rules, BooleanSupplier wanted) {
        this.rules = rules;
        this.wanted = wanted;
    }

    /** One that gives up between stages, with a {@link CancellationException}, once nobody wants the result. */
    public Compiler whileWanted(BooleanSupplier stillWanted) {
        return new Compiler(rules, stillWanted);
    }

    /** Compiles one environment. Nothing is emitted when anything found is an error, wherever in the tree it is. */
    public Compilation compile(Outcome<SourceTree> source, String environment) {
        return compile(source, List.of(environment)).getFirst();
    }

    /** Compiles several environments of one tree, which is parsed once. */
    public List<Compilation> compile(Outcome<SourceTree> source, Collection<String> environments) {
        Outcome<Declarations> declared = declared(source);
        return environments.stream()
                .map(environment -> compiled(declared, environment))
                .toList();
    }

    /**
     * Everything found in a tree and in the given environments of it; in all environments when none is given. Findings
     * that hold in several environments come once for each; {@link mgwc.compiler.report.Report} merges them.
     */
    public List<Diagnostic> validate(Outcome<SourceTree> source, Collection<String> environments) {
        Outcome<Declarations> declared = declared(source);
        List<Diagnostic> diagnostics = new ArrayList<>(declared.diagnostics());
        declared.value().ifPresent(declarations -> {
            Collection<String> names =
                    environments.isEmpty() ? declarations.environments().keySet() : environments;
            Concurrently.on(List.copyOf(names), declarations.documents().size())
                    .map(name -> Outcome.of(name)
                            .then(this::whileWanted)
                            .then(environment -> Resolver.resolve(declarations, environment))
                            .then(this::whileWanted)
                            .then(rules::check)
                            .diagnostics())
                    .toList()
                    .forEach(diagnostics::addAll);
            if (environments.isEmpty()) {
                diagnostics.addAll(rules.unused(declarations, diagnostics));
            }
        });
        return List.copyOf(diagnostics);
    }

    private Outcome<Declarations> declared(Outcome<SourceTree> source) {
        return source.then(this::parsed).then(this::whileWanted).then(rules::check);
    }

    private <T> Outcome<T> whileWanted(T value) {
        if (!wanted.getAsBoolean()) {
            throw new CancellationException();
        }
        return Outcome.of(value);
    }

    private Outcome<Declarations> parsed(SourceTree tree) {
        Outcome<Declarations> parsed = Parser.parse(tree);
        return parsed.value()
                .map(declarations -> Outcome.of(declarations, rules.settled(declarations, parsed.diagnostics())))
                .orElse(parsed);
    }

    private Compilation compiled(Outcome<Declarations> declared, String environment) {
        Outcome<EnvironmentConfig> resolved =
                declared.then(declarations -> Resolver.resolve(declarations, environment));
        Outcome<CheckedConfig> checked = resolved.then(rules::check);
        Outcome<GatewayPlan> planned = withoutErrors(checked).then(config -> Outcome.of(planner.plan(config)));
        Outcome<RouteBundle> emitted = planned.then(plan -> Outcome.of(emitter.emit(plan)));
        return new Compilation(environment, resolved.value(), planned.value(), emitted.value(), emitted.diagnostics());
    }

    /** An error in one document stops the release of all: what depends on it is not always known. */
    private static <T> Outcome<T> withoutErrors(Outcome<T> outcome) {
        boolean errors = outcome.diagnostics().stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        return errors ? Outcome.failed(outcome.diagnostics()) : outcome;
    }
}
