package mgwc.model;

import java.util.Map;
import java.util.Optional;
import mgwc.value.ApiId;

/** One version of an API: where it is served, by which backends, for whom and how often. */
public record Api(Metadata metadata, Spec spec) {

    public ApiId id() {
        return new ApiId(metadata.name(), metadata.version().orElse("v0"));
    }

    /**
     * @param openapi the contract, relative to the folder of this document
     * @param basePath where the gateway serves the API, without a trailing slash
     * @param allowEncodedSlashes whether paths may have {@code %2F}
     * @param endpoints named sets of backends; {@code production} and {@code sandbox} are chosen by the caller's key
     *     type
     * @param operations settings by {@code operationId}, or by {@code METHOD /path} where the contract gives none
     */
    public record Spec(
            String openapi,
            String basePath,
            boolean allowEncodedSlashes,
            Map<String, EndpointSet> endpoints,
            ApiSecurity security,
            Optional<ThrottlingChoice> throttling,
            Map<String, OperationSettings> operations) {
        public Spec {
            endpoints = Map.copyOf(endpoints);
            operations = Map.copyOf(operations);
        }
    }
}
