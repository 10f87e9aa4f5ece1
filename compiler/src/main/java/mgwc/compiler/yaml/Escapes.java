package mgwc.compiler.yaml;

import java.util.HexFormat;
import java.util.Optional;

/** The escapes within double quotes that JSON and YAML have in common (RFC 8259 section 7). */
final class Escapes {

    private static final int HEX_DIGITS = 4;

    private Escapes() {}

    /** The text that is meant; empty when there is another escape in it. */
    static Optional<String> resolved(String written) {
        int escape = written.indexOf('\\');
        if (escape < 0) {
            return Optional.of(written);
        }
        StringBuilder text = new StringBuilder(written.length());
        int from = 0;
        while (escape >= 0) {
            text.append(written, from, escape);
            char kind = written.charAt(escape + 1);
            from = escape + 2;
            if (kind == 'u') {
                int end = from + HEX_DIGITS;
                if (!isHex(written, from, end)) {
                    return Optional.empty();
                }
                text.append((char) HexFormat.fromHexDigits(written, from, end));
                from = end;
            } else {
                int index = "\"\\/bfnrt".indexOf(kind);
                if (index < 0) {
                    return Optional.empty();
                }
                text.append("\"\\/\b\f\n\r\t".charAt(index));
            }
            escape = written.indexOf('\\', from);
        }
        return Optional.of(text.append(written, from, written.length()).toString());
    }

    private static boolean isHex(String written, int from, int to) {
        if (to > written.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!HexFormat.isHexDigit(written.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
