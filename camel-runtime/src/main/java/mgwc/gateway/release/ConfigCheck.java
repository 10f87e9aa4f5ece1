package mgwc.gateway.release;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.gateway.release.GatewayConfig.Api;
import mgwc.gateway.release.GatewayConfig.ApiOperation;
import mgwc.gateway.release.GatewayConfig.ListenerTls;
import mgwc.release.StepLevel;

/** Whether targets and listeners are such that the gateway can serve them. */
final class ConfigCheck {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY");

    private final GatewayConfig config;

    private ConfigCheck(GatewayConfig config) {
        this.config = config;
    }

    static void check(String environment, GatewayConfig config) throws ReleaseRefused {
        ConfigPath.ROOT
                .field("environment")
                .that(
                        environment.equals(config.environment()),
                        "is `" + config.environment() + "` but `release.json` says `" + environment + "`");
        ConfigCheck check = new ConfigCheck(config);
        check.listeners();
        for (Map.Entry<String, Api> api : config.apis().entrySet()) {
            check.api(ConfigPath.ROOT.field("apis").field(api.getKey()), api.getValue());
        }
    }

    private void listeners() throws ReleaseRefused {
        ConfigPath listener = ConfigPath.ROOT.field("listener");
        ConfigPath admin = ConfigPath.ROOT.field("admin");
        listener.field("port").that(HttpUrls.isPort(config.listener().port()), "is not a port");
        admin.field("port").that(HttpUrls.isPort(config.admin().port()), "is not a port");
        listener.field("host").that(!config.listener().host().isBlank(), "is empty");
        admin.field("host").that(!config.admin().host().isBlank(), "is empty");
        for (String name : config.admin().hostNames()) {
            admin.field("hostNames").that(!name.isBlank(), "has an empty name");
        }
        ConfigPath.ROOT
                .field("analytics")
                .field("spoolDirectory")
                .that(FilePaths.isPath(config.analytics().spoolDirectory()), "is not a path");
        Optional<ListenerTls> tls = config.listener().tls();
        listener.field("tls")
                .field("certificateFile")
                .that(tls.isEmpty() || FilePaths.isPath(tls.get().certificateFile()), "is not a path");
        steps(config.listener().steps(), StepLevel.LISTENER, "the listener", listener.field("steps"));
    }

    private void api(ConfigPath at, Api api) throws ReleaseRefused {
        at.field("basePath").that(api.basePath().startsWith("/"), "does not start with `/`");
        steps(api.steps(), StepLevel.API, "an API", at.field("steps"));
        for (var route : api.routes().entrySet()) {
            ConfigPath operations = at.field("routes").field(route.getKey()).field("operations");
            for (int i = 0; i < route.getValue().operations().size(); i++) {
                operation(operations.element(i), route.getValue().operations().get(i));
            }
        }
    }

    private void operation(ConfigPath at, ApiOperation operation) throws ReleaseRefused {
        at.field("method").that(METHODS.contains(operation.method()), "is not a method that the gateway serves");
        at.field("path").that(operation.path().startsWith("/"), "does not start with `/`");
        steps(operation.steps(), StepLevel.OPERATION, "an operation", at.field("steps"));
        GuardCheck.guards(operation, at);
    }

    private void steps(Map<String, String> steps, StepLevel level, String target, ConfigPath at) throws ReleaseRefused {
        GuardCheck.levels(steps, level, target, at);
        for (Map.Entry<String, String> step : steps.entrySet()) {
            at.field(step.getKey())
                    .that(
                            config.steps().getOrDefault(step.getKey(), Map.of()).containsKey(step.getValue()),
                            "names `" + step.getValue() + "`, which `$.steps." + step.getKey() + "` lacks");
        }
    }
}
