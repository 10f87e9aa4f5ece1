package mgwc.model;

import java.time.Duration;

/**
 * How long the gateway waits for a backend.
 *
 * @param connect until the connection stands, TLS included
 * @param response from the last byte of the request to the head of the response
 * @param idle between two parts of a body, in either direction
 */
public record Timeouts(Duration connect, Duration response, Duration idle) {}
