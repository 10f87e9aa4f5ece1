package mgwc.gateway.backend;

/** In milliseconds; {@code responseMillis} runs to the head of the response. */
public record Timeouts(long connectMillis, long idleMillis, long responseMillis) {}
