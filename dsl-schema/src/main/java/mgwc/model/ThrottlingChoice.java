package mgwc.model;

/** The tier that limits an API or an operation. */
public record ThrottlingChoice(String tier) {}
