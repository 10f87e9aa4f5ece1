package mgwc.compiler.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.Subject;
import mgwc.compiler.change.Subject.Kind;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Api;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/**
 * What broken files keep from being compared. Whether an API is gone or only its file broken is not known, so nothing
 * is said about what a broken file may be about.
 */
final class Uncompared {

    private static final NodePath SUBSCRIPTIONS = NodePath.of("spec", "subscriptions");

    private final Set<Subject> subjects = new TreeSet<>();
    private final Set<String> brokenBefore;
    private final Set<String> brokenAfter;

    private Uncompared(Set<String> brokenBefore, Set<String> brokenAfter) {
        this.brokenBefore = brokenBefore;
        this.brokenAfter = brokenAfter;
    }

    static Uncompared of(Optional<EnvironmentConfig> before, Optional<EnvironmentConfig> after) {
        Uncompared uncompared = new Uncompared(broken(before), broken(after));
        uncompared.apis(before);
        uncompared.apis(after);
        return uncompared;
    }

    private static Set<String> broken(Optional<EnvironmentConfig> side) {
        return side.map(config -> config.declarations().broken()).orElse(Set.of());
    }

    /** APIs whose document, contract or overlay is broken on either side. */
    SortedSet<Subject> subjects() {
        return new TreeSet<>(subjects);
    }

    /** Also what is on one side only while the other has a broken file in the folder that would hold it. */
    boolean covers(Change change) {
        if (subjects.contains(change.subject())) {
            return true;
        }
        // What an API that cannot be compared is subscribed to follows from it.
        boolean subscription = change.path().startsWith(SUBSCRIPTIONS);
        if (subscription
                && subjects.contains(new Subject(Kind.API, change.path().name()))) {
            return true;
        }
        if (!change.path().isRoot() && !subscription) {
            return false;
        }
        Set<String> broken = switch (change) {
            case Change.Added ignored -> brokenBefore;
            case Change.Removed ignored -> brokenAfter;
            case Change.Modified ignored -> Set.of();
        };
        Folder folder = subscription
                ? Folder.APIS
                : switch (change.subject().kind()) {
                    case API -> Folder.APIS;
                    case APPLICATION -> Folder.APPLICATIONS;
                    case TIER -> Folder.POLICIES;
                    case ENVIRONMENT, ISSUER -> Folder.ENVIRONMENTS;
                };
        return broken.stream().anyMatch(folder::holds);
    }

    private void apis(Optional<EnvironmentConfig> side) {
        if (side.isEmpty() || (brokenBefore.isEmpty() && brokenAfter.isEmpty())) {
            return;
        }
        EnvironmentConfig config = side.get();
        List<String> broken = new ArrayList<>(brokenBefore);
        broken.addAll(brokenAfter);
        config.apis().forEach((id, api) -> {
            if (broken.stream().anyMatch(path -> about(path, id, api, config.name()))) {
                subjects.add(Subject.of(id));
            }
        });
        config.overlays()
                .forEach(target -> target.api().ifPresent(id -> {
                    if (broken.contains(target.overlay().path())) {
                        subjects.add(Subject.of(id));
                    }
                }));
    }

    private static boolean about(String path, ApiId id, At<Api> api, String environment) {
        String folder = api.path().substring(0, api.path().lastIndexOf('/') + 1);
        return path.startsWith(folder) || path.equals(WorkspaceLayout.overlay(environment, id));
    }
}
