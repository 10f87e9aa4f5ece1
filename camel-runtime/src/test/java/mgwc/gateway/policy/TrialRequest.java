package mgwc.gateway.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import mgwc.gateway.request.HeaderFields;
import mgwc.gateway.request.ListedFields;
import mgwc.gateway.request.MutableHeaderFields;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.ProtectedFields;
import mgwc.gateway.request.ProtocolVersion;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.RequestBody;
import mgwc.gateway.request.Response;
import mgwc.gateway.request.ResponseHead;
import mgwc.gateway.request.StepLookup;
import mgwc.gateway.request.Target;
import mgwc.gateway.request.Transport;
import mgwc.gateway.request.TrustedProxies;
import org.jspecify.annotations.Nullable;

/** A request for the steps of one policy, without a connection. */
public final class TrialRequest {

    private final String method;
    private final ListedFields fields;
    private final Map<String, Operation> operations = new HashMap<>();
    private String peer = "203.0.113.9";

    public TrialRequest(String method, String... fields) {
        this.method = method;
        this.fields = ListedFields.of(fields);
    }

    /** An operation at the path of the request, with one step or none. */
    public TrialRequest serving(String served, @Nullable Object step) {
        operations.put(served, new Operation("r1", "shop-v1", "/shop/v1", served, "/orders", "shop-v1.jwt", of(step)));
        return this;
    }

    /** Makes the request come from another address than 203.0.113.9. */
    public TrialRequest from(String address) {
        peer = address;
        return this;
    }

    /** The request, for the operation of its method if there is one. */
    public Request request() {
        Operation own = operations.get(method);
        Target target = own != null ? own : new Target.Api("shop-v1", "/shop/v1", of(null));
        return new Request(
                transport(),
                TrustedProxies.NOBODY,
                target,
                (wanted, path) -> operations.get(wanted),
                "/shop/v1/orders",
                null);
    }

    private static StepLookup of(@Nullable Object step) {
        return new StepLookup() {
            @Override
            public <S> @Nullable S step(Class<S> type) {
                return type.isInstance(step) ? type.cast(step) : null;
            }
        };
    }

    /** A response head that steps may change; framing is protected as in the gateway. */
    public static ResponseHead response(int status, ListedFields fields) {
        MutableHeaderFields guarded = new ProtectedFields(fields);
        return new ResponseHead() {
            @Override
            public int status() {
                return status;
            }

            @Override
            public MutableHeaderFields headers() {
                return guarded;
            }

            @Override
            public io.netty.buffer.@Nullable ByteBuf wholeBody() {
                return null;
            }
        };
    }

    private Transport transport() {
        return new Transport() {
            @Override
            public String method() {
                return method;
            }

            @Override
            public MutableHeaderFields headers() {
                return fields;
            }

            @Override
            public String authority() {
                return "api.example";
            }

            @Override
            public String scheme() {
                return "https";
            }

            @Override
            public String peerAddress() {
                return peer;
            }

            @Override
            public ProtocolVersion version() {
                return ProtocolVersion.HTTP_1_1;
            }

            @Override
            public RequestBody body() {
                throw new UnsupportedOperationException("no policy on trial reads a body");
            }

            @Override
            public Response response() {
                throw new UnsupportedOperationException("no policy on trial writes a response itself");
            }

            @Override
            public ScheduledExecutorService eventLoop() {
                throw new UnsupportedOperationException("no policy on trial waits");
            }
        };
    }

    public HeaderFields fields() {
        return fields;
    }
}
