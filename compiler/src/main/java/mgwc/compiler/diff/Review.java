package mgwc.compiler.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.change.Subject;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.Resolver;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.workspace.ApiFiles;
import mgwc.compiler.workspace.Declarations;
import mgwc.compiler.workspace.Inventory;
import mgwc.compiler.workspace.Reading;
import mgwc.layout.WorkspaceLayout;

/**
 * What becomes of each environment from one tree to another.
 *
 * @param before how the user named the first tree, and {@code after} the second
 * @param environments in which anything was looked at, by name
 * @param compiled what changes in the files of the release, by environment; empty unless asked for
 */
public record Review(
        Side before, Side after, SortedMap<String, ChangeSet> environments, SortedMap<String, CompiledDiff> compiled) {

    public Review {
        environments = Collections.unmodifiableSortedMap(environments);
        compiled = Collections.unmodifiableSortedMap(compiled);
    }

    /**
     * One tree as far as it could be read.
     *
     * @param broken files that were left out because of errors
     */
    public record Side(
            String name, Outcome<SourceTree> source, List<Diagnostic> diagnostics, SortedSet<String> broken) {
        public Side {
            broken = Collections.unmodifiableSortedSet(broken);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Only what breaks callers. */
    public Review breaking() {
        SortedMap<String, ChangeSet> breaking = new TreeMap<>();
        environments.forEach((name, set) -> breaking.put(name, set.breaking()));
        return new Review(before, after, breaking, compiled);
    }

    public boolean isEmpty() {
        return environments.values().stream().allMatch(ChangeSet::isEmpty);
    }

    /** Whether anything could not be compared. */
    public boolean isPartial() {
        return !before.broken().isEmpty()
                || !after.broken().isEmpty()
                || environments.values().stream()
                        .anyMatch(set -> !set.uncompared().isEmpty());
    }

    /** What is to be compared, and how the user names it. */
    public record Trees(String before, Outcome<SourceTree> old, String after, Outcome<SourceTree> now) {}

    /**
     * Compares two trees.
     *
     * @param wanted names of environments; all of both trees when none is given
     * @param compile whether to compare the files of the releases too
     */
    public static Review of(Trees trees, List<String> wanted, boolean compile) {
        return of(trees, wanted, compile, true);
    }

    /** @param quick whether to leave out what can be the same only; the result is the same */
    static Review of(Trees trees, List<String> wanted, boolean compile, boolean quick) {
        Optional<Inventory> inventoryBefore = trees.old().value().map(Inventory::of);
        Optional<Inventory> inventoryAfter = trees.now()
                .value()
                .map(tree -> inventoryBefore
                        .map(before -> Inventory.of(tree, path -> recalled(path, tree, before)))
                        .orElseGet(() -> Inventory.of(tree)));
        Predicate<ApiFiles> affected = quick && inventoryBefore.isPresent() && inventoryAfter.isPresent()
                ? Affected.between(inventoryBefore.get(), inventoryAfter.get())
                : api -> true;
        Outcome<Declarations> old = declarations(trees.old(), inventoryBefore, affected);
        Outcome<Declarations> now = declarations(trees.now(), inventoryAfter, affected);
        SortedSet<String> names = wanted.isEmpty() ? environments(old, now) : new TreeSet<>(wanted);
        List<Diagnostic> ofOld = new ArrayList<>(old.diagnostics());
        List<Diagnostic> ofNow = new ArrayList<>(now.diagnostics());
        SortedMap<String, ChangeSet> sets = new TreeMap<>();
        for (String name : names) {
            boolean nowhere = !has(old, name) && !has(now, name);
            Optional<EnvironmentConfig> first = config(old, name, ofOld, false);
            Optional<EnvironmentConfig> second = config(now, name, ofNow, nowhere);
            boolean broken = (first.isEmpty() && has(old, name)) || (second.isEmpty() && has(now, name));
            sets.put(
                    name,
                    broken || nowhere
                            ? new ChangeSet(List.of(), List.of(Subject.ENVIRONMENT))
                            : EffectiveDiff.between(first, second));
        }
        Side before = new Side(trees.before(), trees.old(), ofOld, broken(old));
        Side after = new Side(trees.after(), trees.now(), ofNow, broken(now));
        SortedMap<String, CompiledDiff> compiled = new TreeMap<>();
        if (compile) {
            Map<String, Compilation> first = compiled(trees.old(), names, old);
            Map<String, Compilation> second = compiled(trees.now(), names, now);
            names.forEach(name -> compiled.put(
                    name,
                    CompiledDiff.between(
                            new CompiledDiff.Side(before.name(), Optional.ofNullable(first.get(name))),
                            new CompiledDiff.Side(after.name(), Optional.ofNullable(second.get(name))))));
        }
        return new Review(before, after, sets, compiled);
    }

    private static SortedSet<String> environments(Outcome<Declarations> old, Outcome<Declarations> now) {
        SortedSet<String> names = new TreeSet<>();
        for (Outcome<Declarations> side : List.of(old, now)) {
            side.value()
                    .ifPresent(declared -> names.addAll(declared.environments().keySet()));
        }
        return names;
    }

    /** What a file is, if it is known from the other tree. */
    private static Optional<Reading> recalled(String path, SourceTree tree, Inventory before) {
        return Affected.isSame(path, tree, before.tree()) ? Optional.of(before.reading(path)) : Optional.empty();
    }

    private static Outcome<Declarations> declarations(
            Outcome<SourceTree> source, Optional<Inventory> inventory, Predicate<ApiFiles> affected) {
        return source.then(tree -> inventory.orElseThrow().declarations(affected));
    }

    private static SortedSet<String> broken(Outcome<Declarations> side) {
        return new TreeSet<>(side.value().map(Declarations::broken).orElse(java.util.Set.of()));
    }

    /** Whether a tree has the environment, be it broken. */
    private static boolean has(Outcome<Declarations> side, String name) {
        return side.value().stream()
                .anyMatch(declared -> declared.environments().containsKey(name)
                        || declared.broken().contains(WorkspaceLayout.environmentFile(name)));
    }

    private static Optional<EnvironmentConfig> config(
            Outcome<Declarations> side, String name, List<Diagnostic> diagnostics, boolean report) {
        if (side.value().isEmpty() || (!has(side, name) && !report)) {
            return Optional.empty();
        }
        Outcome<EnvironmentConfig> config = Resolver.resolve(side.value().get(), name);
        diagnostics.addAll(config.diagnostics());
        return config.value();
    }

    /** Those of the environments that a tree has, compiled. */
    private static Map<String, Compilation> compiled(
            Outcome<SourceTree> tree, SortedSet<String> names, Outcome<Declarations> side) {
        List<String> there = names.stream().filter(name -> has(side, name)).toList();
        return new Compiler()
                .compile(tree, there).stream()
                        .collect(Collectors.toMap(Compilation::environment, compilation -> compilation));
    }
}
