package mgwc.compiler.rule.organisation;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.model.Kind;
import mgwc.model.WorkspaceRule;
import mgwc.value.NodePath;

/**
 * A name that a workspace rule selects by, and nothing in the workspace has.
 *
 * @param place what stands before it in the selection, with the dot
 * @param what the name is, and that it is not there
 * @param plural what others like it are called
 * @param others that are there
 */
record IdleName(String place, String name, String what, String plural, SortedSet<String> others) {

    private static final String LABELS = "metadata.labels.";
    private static final String SUBSCRIPTIONS = "spec.subscriptions.";
    private static final String TIERS = "spec.tiers.";
    private static final String ISSUERS = "spec.issuers.";
    private static final NodePath TIERS_PATH = NodePath.of("spec", "tiers");
    private static final NodePath ISSUERS_PATH = NodePath.of("spec", "issuers");

    private static final Pattern JUDGES_A_VALUE = Pattern.compile("\\bvalue\\b");

    IdleName {
        others = Collections.unmodifiableSortedSet(new TreeSet<>(others));
    }

    static Optional<IdleName> of(WorkspaceRule rule, WorkspaceView workspace) {
        String select = rule.spec().select();
        return switch (rule.spec().target()) {
            case API ->
                // A rule that judges no value forbids the label, and is glad when no API has it.
                JUDGES_A_VALUE.matcher(rule.spec().require()).find()
                        ? of(LABELS, select, "label", ", which no API has", labels(workspace))
                        : Optional.empty();
            case APPLICATION -> of(SUBSCRIPTIONS, select, "API", ", which does not exist", apis(workspace));
            case ENVIRONMENT ->
                of(TIERS, select, "tier", ", which is not defined", keys(workspace, Kind.THROTTLING_TIERS, TIERS_PATH))
                        .or(() -> of(
                                ISSUERS,
                                select,
                                "issuer",
                                ", which no environment defines",
                                keys(workspace, Kind.ENVIRONMENT, ISSUERS_PATH)));
        };
    }

    private static Optional<IdleName> of(
            String place, String select, String noun, String fact, Collection<String> known) {
        if (!select.startsWith(place)) {
            return Optional.empty();
        }
        String name = select.substring(place.length()).split("\\.", -1)[0];
        return name.equals("*") || known.contains(name)
                ? Optional.empty()
                : Optional.of(
                        new IdleName(place, name, noun + " `" + name + "`" + fact, noun + "s", new TreeSet<>(known)));
    }

    private static List<String> labels(WorkspaceView workspace) {
        return workspace.facts(SharedFact.Kind.LABEL).map(SharedFact::key).toList();
    }

    private static List<String> apis(WorkspaceView workspace) {
        return workspace.apis().stream().map(api -> api.id().toString()).toList();
    }

    private static List<String> keys(WorkspaceView workspace, Kind kind, NodePath path) {
        return workspace.shared().ofKind(kind).stream()
                .flatMap(document -> Documents.entries(document, path).keySet().stream())
                .toList();
    }
}
