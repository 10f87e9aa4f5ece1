package mgwc.compiler.contract;

import java.util.Optional;

/** How the value of a path parameter is written, if not plainly (OpenAPI 3.1 section 4.8.12.3). */
public enum PathStyle {
    /** {@code .value} */
    LABEL,
    /** {@code ;name=value} */
    MATRIX;

    /** The style that a contract names; empty for {@code simple}. */
    static Optional<PathStyle> of(String style) {
        return switch (style) {
            case "label" -> Optional.of(LABEL);
            case "matrix" -> Optional.of(MATRIX);
            default -> Optional.empty();
        };
    }
}
