package mgwc.gateway.edge;

import java.util.Map;
import mgwc.gateway.request.Operation;

/** What requests are for that match no operation: the API whose base path they are below, or else the listener. */
final class OwnTargets {

    private final OwnTarget listener;
    private final Map<String, OwnTarget> byApi;
    private final Map<String, OwnTarget> byBasePath;

    /**
     * @param byApi by API id
     * @param byBasePath normalised base paths, without a slash at the end
     */
    OwnTargets(OwnTarget listener, Map<String, OwnTarget> byApi, Map<String, OwnTarget> byBasePath) {
        this.listener = listener;
        this.byApi = Map.copyOf(byApi);
        this.byBasePath = Map.copyOf(byBasePath);
    }

    OwnTarget listener() {
        return listener;
    }

    /** The API of an operation, which may share its base path with other APIs. */
    OwnTarget of(Operation operation) {
        return byApi.getOrDefault(operation.api(), listener);
    }

    /** @param path normalised, starting with a slash */
    OwnTarget of(String path) {
        for (int end = path.length(); end >= 0; end = path.lastIndexOf('/', end - 1)) {
            OwnTarget api = byBasePath.get(path.substring(0, end));
            if (api != null) {
                return api;
            }
        }
        return listener;
    }
}
