package mgwc.compiler.diff;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.EffectiveValue;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.layout.WorkspaceLayout;
import mgwc.value.NodePath;

/**
 * A value that two environments of one tree do not have in common.
 *
 * @param change from the first environment to the second
 */
public record EnvironmentDifference(Change change, Intent intent) {

    private static final Comparator<EnvironmentDifference> ORDER = Comparator.comparing(
                    (EnvironmentDifference difference) -> difference.intent())
            .thenComparing(difference -> difference.change().subject())
            .thenComparing(difference -> difference.change().path());
    private static final NodePath SUBSCRIPTIONS = NodePath.of("spec", "subscriptions");

    /** What differs, what may be an accident first. */
    public static List<EnvironmentDifference> between(EnvironmentConfig one, EnvironmentConfig other) {
        return EffectiveDiff.facts(one, other).stream()
                .map(change -> new EnvironmentDifference(change, intent(change, one.name(), other.name())))
                .sorted(ORDER)
                .toList();
    }

    /** A value that is only on one side, and from a file that both read, was taken out by an overlay of the other. */
    private static Intent intent(Change change, String one, String other) {
        boolean first = saysSo(change.before(), one);
        boolean second = saysSo(change.after(), other);
        if (first && second) {
            return Intent.INTENTIONAL;
        }
        return first || second || !selected(change) ? Intent.ONE_SIDED : Intent.SELECTED;
    }

    private static boolean saysSo(Optional<EffectiveValue> value, String environment) {
        return value.filter(EffectiveValue::written)
                .map(set -> WorkspaceLayout.environmentOf(set.span().file()).equals(Optional.of(environment)))
                .orElse(false);
    }

    private static boolean selected(Change change) {
        return switch (change.subject().kind()) {
            case API -> change.path().isRoot();
            case APPLICATION -> change.path().startsWith(SUBSCRIPTIONS);
            case ENVIRONMENT, ISSUER, TIER -> false;
        };
    }

    /** {@code environments/prod/apis/menu-v1.yaml:7:49}, {@code default}, or {@code nothing}. */
    public static String origin(Optional<EffectiveValue> value) {
        return value.map(set -> set.written() ? set.span().toString() : "default")
                .orElse("nothing");
    }
}
