package mgwc.gateway.edge;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.OperationLookup;
import mgwc.gateway.request.Target;
import mgwc.gateway.request.TrustedProxies;
import org.jspecify.annotations.Nullable;

/**
 * What the edge serves between two reloads. A request stays with the generation it came to, and a generation that was
 * replaced is drained when its last request has ended.
 */
public final class Generation implements OperationLookup {

    /** The methods that operations may have; a name that a caller made up is not one of them. */
    private static final Map<String, HttpMethod> METHODS = Stream.of(
                    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), HttpMethod::valueOf));

    private final RouteTable table;
    private final OwnTargets ownTargets;
    private final Set<String> encodedSlashes;
    private final TrustedProxies trustedProxies;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean retired;

    /** @param encodedSlashes ids of the APIs whose paths may have encoded slashes */
    Generation(RouteTable table, OwnTargets ownTargets, Set<String> encodedSlashes, TrustedProxies trustedProxies) {
        this.table = table;
        this.ownTargets = ownTargets;
        this.encodedSlashes = Set.copyOf(encodedSlashes);
        this.trustedProxies = trustedProxies;
    }

    @Override
    public @Nullable Operation find(String method, String path) {
        HttpMethod known = METHODS.get(method);
        return known != null && table.find(known, path) instanceof RouteMatch match ? match.operation() : null;
    }

    /**
     * The API of a request whose method its path does not have. Several APIs may serve one path by other methods. A
     * preflight is for the one that serves the method it asks for.
     *
     * @param asked the method that a preflight asks for
     */
    OwnTarget ownTarget(RouteTable.MethodNotServed other, @Nullable String asked, String path) {
        Operation wanted = asked == null ? null : find(asked, path);
        return ownTargets.of(wanted == null ? other.other().operation() : wanted);
    }

    /** What requests are for that match no operation. */
    OwnTargets ownTargets() {
        return ownTargets;
    }

    /**
     * Why a path is refused that backends read in several ways; null if the API says how its own reads it: its contract
     * has a parameter of style matrix there, or the API allows encoded slashes.
     */
    @Nullable
    String refusal(RequestTarget.Resource resource, RouteTable.Match match) {
        if (resource.parameters() && match instanceof RouteTable.NoResource) {
            return "the path has a parameter after `;`";
        }
        return resource.encodedSlash() && !encodedSlashes.contains(api(resource, match))
                ? "the path has an encoded slash"
                : null;
    }

    private String api(RequestTarget.Resource resource, RouteTable.Match match) {
        return switch (match) {
            case RouteMatch found -> found.operation().api();
            case RouteTable.MethodNotServed other -> other.other().operation().api();
            case RouteTable.NoResource ignored ->
                ownTargets.of(resource.path()).target() instanceof Target.Api api ? api.id() : "";
        };
    }

    /** Which peers may state who the caller is. */
    TrustedProxies trustedProxies() {
        return trustedProxies;
    }

    RouteTable table() {
        return table;
    }

    void enter() {
        inFlight.incrementAndGet();
    }

    void leave() {
        if (inFlight.decrementAndGet() == 0 && retired) {
            drained.complete(null);
        }
    }

    /** To be called after another generation took over, so that no request can come any more. */
    CompletionStage<Void> retire() {
        retired = true;
        if (inFlight.get() == 0) {
            drained.complete(null);
        }
        return drained;
    }

    int inFlight() {
        return inFlight.get();
    }
}
