package mgwc.compiler;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.emit.Emitter;
import mgwc.compiler.emit.RouteBundle;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.Planner;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.validation.RuleSet;
import mgwc.compiler.validation.ValidatedEnvironments;
import mgwc.compiler.validation.Validation;
import mgwc.compiler.validation.ValidationCache;
import mgwc.compiler.validation.ValidationResult;
import mgwc.compiler.workspace.Inventory;

/**
 * The stages in their order: files, declarations, one environment, what passed the rules, the plan, the release's
 * files. Has no state; the same tree gives the same result.
 */
public final class Compiler {

    private final RuleSet rules;
    private final BooleanSupplier wanted;
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
        if (source.value().isEmpty()) {
            return environments.stream()
                    .map(name -> new Compilation(
                            name, Optional.empty(), Optional.empty(), Optional.empty(), source.diagnostics()))
                    .toList();
        }
        Inventory inventory = Inventory.of(source.value().get());
        ValidatedEnvironments validated = Validation.of(rules, inventory, environments, this::whileWanted);
        ValidationResult result = validated.result();
        return environments.stream()
                .map(name -> {
                    List<Diagnostic> found = new ArrayList<>(source.diagnostics());
                    found.addAll(result.common());
                    found.addAll(result.environments().getOrDefault(name, List.of()));
                    return compiled(Optional.ofNullable(validated.configs().get(name)), name, found);
                })
                .toList();
    }

    /**
     * Everything found in a tree and in the given environments of it; in all environments when none is given. Findings
     * that hold in several environments come once for each; {@link mgwc.compiler.diagnostic.Report} merges them.
     */
    public List<Diagnostic> validate(Outcome<SourceTree> source, Collection<String> environments) {
        List<Diagnostic> found = new ArrayList<>(source.diagnostics());
        source.value()
                .ifPresent(tree -> found.addAll(
                        validate(tree, environments, ValidationCache.NONE).all()));
        return List.copyOf(found);
    }

    /**
     * Like {@link #validate(Outcome, Collection)}, without what was found in the files themselves.
     *
     * @param cache of an earlier run of the same program; the result is the same whatever it knows
     */
    public ValidationResult validate(SourceTree tree, Collection<String> environments, ValidationCache cache) {
        return Validation.of(rules, tree, environments, cache, this::whileWanted);
    }

    private void whileWanted() {
        if (!wanted.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    /** An error in one document stops the release of all: what depends on it is not always known. */
    private Compilation compiled(Optional<EnvironmentConfig> config, String environment, List<Diagnostic> found) {
        Optional<GatewayPlan> plan =
                config.flatMap(resolved -> RuleSet.checked(resolved, found)).map(new Planner()::plan);
        Optional<RouteBundle> bundle = plan.map(emitter::emit);
        return new Compilation(environment, config, plan, bundle, found);
    }
}
