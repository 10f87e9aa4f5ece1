package mgwc.model;

/**
 * One address that serves an API.
 *
 * @param url {@code http} or {@code https}, with an optional path that is put before the request's path
 * @param weight share of the requests relative to the other backends; 0 takes the backend out of rotation
 */
public record Backend(String url, int weight) {}
