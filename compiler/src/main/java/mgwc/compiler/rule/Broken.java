package mgwc.compiler.rule;

import mgwc.compiler.parse.Declarations;
import mgwc.compiler.resolve.EnvironmentConfig;

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

    /** Whether an API that an overlay changes is not there, which may be the overlay's doing. */
    static boolean byOverlay(EnvironmentConfig config) {
        return config.overlays().stream()
                .flatMap(overlay -> overlay.api().stream())
                .anyMatch(api -> !config.apis().containsKey(api));
    }
}
