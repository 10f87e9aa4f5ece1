package mgwc.compiler.yaml;

import java.util.regex.Pattern;
import mgwc.compiler.yaml.Node.ScalarType;

/** The type of an unquoted scalar by the core schema of YAML 1.2.2 (section 10.3.2). */
public final class ScalarTypes {

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?" + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private ScalarTypes() {}

    public static ScalarType ofPlain(String text) {
        if (text.isEmpty()) {
            return ScalarType.NULL;
        }
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            if (INTEGER.matcher(text).matches()) {
                return ScalarType.INTEGER;
            }
            return DECIMAL.matcher(text).matches() ? ScalarType.DECIMAL : ScalarType.STRING;
        }
        return switch (text) {
            case "~", "null", "Null", "NULL" -> ScalarType.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> ScalarType.BOOLEAN;
            default -> ScalarType.STRING;
        };
    }
}
