package mgwc.gateway.request;

import org.jspecify.annotations.Nullable;

/** The operations of a generation. */
@FunctionalInterface
public interface OperationLookup {

    /** @param path normalised; the answer is null if nothing serves the method there */
    @Nullable
    Operation find(String method, String path);
}
