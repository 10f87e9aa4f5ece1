package mgwc.compiler;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.emit.RouteBundle;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.resolve.EnvironmentConfig;

/**
 * What compiling one environment gave, as far as it got.
 *
 * @param config present unless the environment itself could not be read
 * @param plan present when nothing found is an error
 * @param bundle present with the plan
 */
public record Compilation(
        String environment,
        Optional<EnvironmentConfig> config,
        Optional<GatewayPlan> plan,
        Optional<RouteBundle> bundle,
        List<Diagnostic> diagnostics) {

    public Compilation {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
