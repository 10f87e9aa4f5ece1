package mgwc.compiler.resolve;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What environments make of APIs, kept for those who need it again after it was checked. Safe for threads that resolve
 * several APIs at once.
 */
public final class ResolvedApis {

    private final Map<Place, ResolvedApi> resolved = new ConcurrentHashMap<>();

    private record Place(String environment, String path) {}

    /** @param path of the document that declares the API */
    public void keep(String environment, String path, ResolvedApi api) {
        resolved.put(new Place(environment, path), api);
    }

    Optional<ResolvedApi> find(String environment, String path) {
        return Optional.ofNullable(resolved.get(new Place(environment, path)));
    }
}
