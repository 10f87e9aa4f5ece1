package mgwc.gateway.request;

/**
 * An operation that a request matched.
 *
 * @param release short digest of the release that the operation belongs to
 * @param api id of the API ({@code pizza-shack-v1})
 * @param basePath the API's base path; backends see the path below it
 * @param path OpenAPI template below the base path
 * @param routeId route of the release that serves it
 */
public record Operation(
        String release, String api, String basePath, String id, String path, String routeId, StepLookup steps)
        implements Target {}
