package mgwc.gateway.upstream;

/** A set of back ends that can stand in for each other. */
public interface Upstream {}
