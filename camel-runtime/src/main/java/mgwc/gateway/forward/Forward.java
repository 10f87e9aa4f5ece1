package mgwc.gateway.forward;

import java.util.EnumMap;
import java.util.Map;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.request.MinDataRate;
import mgwc.gateway.request.Request;
import mgwc.gateway.step.RequestPhase;
import mgwc.gateway.upstream.Upstream;

/** {@code mgw-forward:upstream}: hands the request to a backend of the endpoint set that is the caller's. */
final class Forward implements RequestPhase {

    private final Map<KeyType, Upstream> upstreams;

    /** @param upstreams a key type may be missing */
    Forward(Map<KeyType, Upstream> upstreams) {
        this.upstreams = new EnumMap<>(KeyType.class);
        this.upstreams.putAll(upstreams);
    }

    @Override
    public boolean onRequest(Request request, Runnable resume) {
        KeyType keyType = request.identity().keyType();
        Upstream upstream = upstreams.get(keyType);
        if (upstream == null) {
            request.deny(ForwardProblems.keyTypeNotOffered(keyType));
            return true;
        }
        return new Forwarding(upstream, MinDataRate.DEFAULT, request, resume).start();
    }
}
