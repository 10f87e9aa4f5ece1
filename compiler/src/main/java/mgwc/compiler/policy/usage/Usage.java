package mgwc.compiler.policy.usage;

/** Every request is recorded; nothing can be set. */
public record Usage() {}
