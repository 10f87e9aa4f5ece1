package mgwc.compiler.resolve;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.model.ApiOverlay;

/**
 * What one environment makes of one API.
 *
 * @param served absent when the environment does not select the API, or when an overlay made it unfit
 * @param overlays of the environment that change the API, by path
 * @param diagnostics of the merging
 */
public record ResolvedApi(Optional<ServedApi> served, List<At<ApiOverlay>> overlays, List<Diagnostic> diagnostics) {

    public ResolvedApi {
        overlays = List.copyOf(overlays);
        diagnostics = List.copyOf(diagnostics);
    }
}
