package mgwc.compiler.rule;

import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.EnvironmentConfig.OverlayTarget;
import mgwc.model.Api;
import mgwc.value.ApiId;

/** Whether files were left out because they are broken, so that what refers to them cannot be judged. */
final class Broken {

    private Broken() {}

    /** @param folder with a slash at the end */
    static boolean below(Declarations declarations, String folder) {
        return declarations.broken().stream().anyMatch(path -> path.startsWith(folder));
    }

    static boolean any(Declarations declarations) {
        return !declarations.broken().isEmpty();
    }

    /** Whether an overlay changes no API that is there, which may be the overlay's doing. */
    static boolean byOverlay(EnvironmentConfig config) {
        return config.overlays().stream()
                .anyMatch(overlay -> overlay.api()
                        .filter(id -> config.apis().containsKey(id))
                        .isEmpty());
    }

    /**
     * The environment without the APIs that a lost overlay, one that is broken or matches nothing, may have been meant
     * to change: what their documents say alone is not what they will be.
     */
    static EnvironmentConfig leftOut(EnvironmentConfig config) {
        String folder = "environments/" + config.name() + "/apis/";
        Set<String> lost = config.declarations().broken().stream()
                .filter(path -> path.startsWith(folder))
                .collect(Collectors.toCollection(HashSet::new));
        Set<ApiId> changed = new HashSet<>();
        for (OverlayTarget target : config.overlays()) {
            target.api()
                    .ifPresentOrElse(
                            changed::add, () -> lost.add(target.overlay().path()));
        }
        if (lost.isEmpty()) {
            return config;
        }
        NavigableMap<ApiId, At<Api>> apis = new TreeMap<>(config.apis());
        apis.keySet().removeIf(id -> !changed.contains(id) || lost.contains(folder + id + ".yaml"));
        return config.withApis(apis);
    }
}
