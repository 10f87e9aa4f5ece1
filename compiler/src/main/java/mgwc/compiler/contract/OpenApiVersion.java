package mgwc.compiler.contract;

import java.util.Optional;

/** The versions of the OpenAPI Specification that contracts are read in. */
public enum OpenApiVersion {
    V2_0("2.0"),
    V3_0("3.0"),
    V3_1("3.1"),
    V3_2("3.2");

    private final String text;

    OpenApiVersion(String text) {
        this.text = text;
    }

    /**
     * The version that a document says it is written in: major and minor as they are, followed by any patch.
     *
     * @param written {@code 3.1.0}, or {@code 2.0}
     */
    static Optional<OpenApiVersion> of(String written) {
        for (OpenApiVersion version : values()) {
            boolean patched = version != V2_0 && written.startsWith(version.text + ".");
            if (written.equals(version.text) || patched) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
