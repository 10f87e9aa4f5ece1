package mgwc.gateway.release;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a path parameter is written, if not plainly (OpenAPI 3.1 section 4.8.12.3, RFC 6570 sections 3.2.5, 3.2.7). */
public enum PathStyle {
    /** {@code .value} */
    @JsonProperty("label")
    LABEL("."),
    /** {@code ;name=value} */
    @JsonProperty("matrix")
    MATRIX(";");

    private final String start;

    PathStyle(String start) {
        this.start = start;
    }

    /** What every value begins with. */
    public String start() {
        return start;
    }
}
