package mgwc.compiler.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.contract.PathStyle;
import mgwc.compiler.effective.Authentication;
import mgwc.compiler.step.Definitions;
import mgwc.compiler.step.Steps;
import mgwc.value.ApiId;
import mgwc.value.HttpMethod;
import mgwc.value.PathTemplate;
import mgwc.value.SecretRef;

/**
 * What a gateway of one environment will do: every reference resolved, every default in place, nothing left to decide.
 * Every target (the listener, an API, an operation) has its own complete list of steps.
 *
 * @param definitions what steps refer to by name
 */
public record GatewayPlan(
        String environment,
        Listener listener,
        Admin admin,
        Analytics analytics,
        Definitions definitions,
        List<ApiPlan> apis) {

    public GatewayPlan {
        apis = List.copyOf(apis);
    }

    /**
     * Where requests come in.
     *
     * @param trustedProxies who may say who the caller is; nobody when absent
     * @param steps for requests that belong to no API
     */
    public record Listener(
            String host, int port, Optional<Tls> tls, Optional<TrustedProxies> trustedProxies, Steps steps) {}

    /**
     * @param certificateFile PEM chain on the gateway's machine
     * @param privateKey PEM key, PKCS #8
     */
    public record Tls(String certificateFile, SecretRef privateKey) {}

    /** The proxies in front of the gateway that may say who the caller is. */
    public sealed interface TrustedProxies {

        /** @param networks that the proxies connect from, each in its one form, sorted */
        record Networks(List<String> networks) implements TrustedProxies {
            public Networks {
                networks = List.copyOf(networks);
            }
        }

        /** @param count how many proxies every request passes, the one that connects to the gateway included */
        record Hops(int count) implements TrustedProxies {}
    }

    /**
     * Where health, metrics and reload are served.
     *
     * @param hostNames under which it answers, besides IP addresses, {@code localhost} and the host
     * @param keySetsRequired whether the gateway is ready only with the key set of every issuer in use
     */
    public record Admin(String host, int port, List<String> hostNames, boolean keySetsRequired) {
        public Admin {
            hostNames = List.copyOf(hostNames);
        }
    }

    /** @param spoolDirectory where the gateway appends one event per request, relative to its working directory */
    public record Analytics(boolean enabled, String spoolDirectory) {}

    /**
     * @param allowEncodedSlashes whether paths may have {@code %2F}
     * @param steps for requests below the base path that match no operation
     * @param routes one per policy shape, by id
     */
    public record ApiPlan(ApiId id, String basePath, boolean allowEncodedSlashes, Steps steps, List<RoutePlan> routes) {
        public ApiPlan {
            routes = List.copyOf(routes);
        }

        /** What the paths of all operations begin with: the base path, or nothing for {@code /}. */
        public String pathPrefix() {
            return basePath.equals("/") ? "" : basePath;
        }

        /** The operations of all routes. */
        public List<OperationPlan> operations() {
            return routes.stream().flatMap(route -> route.operations().stream()).toList();
        }
    }

    /**
     * The operations of one API that go through the same steps.
     *
     * @param id {@code pizza-shack-v1.jwt}
     * @param steps names of the steps, in the order of the catalogue
     */
    public record RoutePlan(String id, List<String> steps, List<OperationPlan> operations) {
        public RoutePlan {
            steps = List.copyOf(steps);
            operations = List.copyOf(operations);
        }
    }

    /**
     * One operation and the steps of requests that match it.
     *
     * @param styles of path parameters by name; those that are missing are simple
     */
    public record OperationPlan(
            String id,
            HttpMethod method,
            PathTemplate template,
            Map<String, PathStyle> styles,
            Authentication authentication,
            Steps steps) {
        public OperationPlan {
            styles = Map.copyOf(styles);
        }
    }
}
