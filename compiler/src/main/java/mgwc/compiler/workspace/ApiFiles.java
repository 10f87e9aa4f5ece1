package mgwc.compiler.workspace;

import java.util.List;
import mgwc.value.ApiId;

/**
 * The documents that make one API in all environments.
 *
 * @param overlays that change it, in whatever environment, in the order of their paths
 */
public record ApiFiles(ApiId id, Head api, List<Head> overlays) {

    public ApiFiles {
        overlays = List.copyOf(overlays);
    }
}
