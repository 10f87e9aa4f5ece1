package mgwc.compiler.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import mgwc.compiler.diagnostic.Diagnostic;

/**
 * What was found in a tree, at the levels the workspace gives it.
 *
 * @param common what holds without an environment
 * @param environments what holds in each environment that was asked for, by name
 * @param unused what the workspace accepts although it is not there; known only when all environments were looked at
 * @param examined how many APIs were not recalled
 * @param cache for the next run
 */
public record ValidationResult(
        List<Diagnostic> common,
        SortedMap<String, List<Diagnostic>> environments,
        List<Diagnostic> unused,
        int examined,
        Supplier<ValidationCache> cache) {

    public ValidationResult {
        common = List.copyOf(common);
        environments = Collections.unmodifiableSortedMap(environments);
        unused = List.copyOf(unused);
    }

    /** All of it; what holds in several environments comes once for each. */
    public List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>(common);
        environments.values().forEach(all::addAll);
        all.addAll(unused);
        return List.copyOf(all);
    }
}
