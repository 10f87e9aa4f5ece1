package mgwc.compiler.yaml;

/** How much of YAML a file may use. */
public enum YamlDialect {
    /** Documents of the workspace: plain mappings, lists and scalars, so that what stands there is what holds. */
    DOCUMENT,
    /**
     * OpenAPI contracts, which other people write: anchors, aliases, merge keys and standard tags are accepted, keys
     * may look like numbers, and a value may be missing.
     */
    CONTRACT,
    /** Files whose name ends in {@code .json}: RFC 8259 and nothing else. */
    JSON
}
