package mgwc.compiler.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.EffectiveValue;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.change.Risk;
import mgwc.compiler.change.Subject;
import mgwc.compiler.diff.ChangeSet;

/**
 * The changes of one subject that the same environments have in common, so that each is told once.
 *
 * @param changes by risk, then path
 */
record SharedChanges(Subject subject, List<String> environments, List<JudgedChange> changes) {

    private static final Comparator<SharedChanges> ORDER = Comparator.comparing(SharedChanges::risk)
            .thenComparing(SharedChanges::subject)
            .thenComparing(shared -> String.join(",", shared.environments()));

    private record Same(Subject subject, List<String> path, String before, String after, String rule) {

        static Same of(JudgedChange judged) {
            Change change = judged.change();
            return new Same(
                    change.subject(),
                    change.path().segments(),
                    change.before().map(EffectiveValue::text).orElse("\0"),
                    change.after().map(EffectiveValue::text).orElse("\0"),
                    judged.rule().id());
        }
    }

    private record Place(Subject subject, List<String> environments) {}

    /** By risk, then subject. */
    static List<SharedChanges> of(Map<String, ChangeSet> sets) {
        Map<Same, List<String>> environments = new LinkedHashMap<>();
        Map<Same, JudgedChange> first = new LinkedHashMap<>();
        sets.forEach((name, set) -> set.changes().forEach(judged -> {
            Same same = Same.of(judged);
            environments.computeIfAbsent(same, key -> new ArrayList<>()).add(name);
            first.putIfAbsent(same, judged);
        }));
        Map<Place, List<JudgedChange>> places = new LinkedHashMap<>();
        first.forEach((same, judged) -> places.computeIfAbsent(
                        new Place(same.subject(), environments.getOrDefault(same, List.of())), key -> new ArrayList<>())
                .add(judged));
        return places.entrySet().stream()
                .map(place -> new SharedChanges(
                        place.getKey().subject(),
                        place.getKey().environments(),
                        place.getValue().stream().sorted(JudgedChange.BY_RISK).toList()))
                .sorted(ORDER)
                .toList();
    }

    Risk risk() {
        return changes.getFirst().rule().risk();
    }

    static Stream<JudgedChange> all(List<SharedChanges> shared) {
        return shared.stream().flatMap(some -> some.changes().stream());
    }
}
