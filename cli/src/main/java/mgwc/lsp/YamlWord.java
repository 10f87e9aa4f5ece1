package mgwc.lsp;

import java.util.Locale;
import java.util.Set;

/** Names as they are written in YAML: plain where that says the same, else in double quotes. */
final class YamlWord {

    private static final Set<String> TAKEN = Set.of("true", "false", "null", "yes", "no", "on", "off", "~", "");
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@` ";

    private YamlWord() {}

    static String of(String name) {
        return isPlain(name) ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isPlain(String name) {
        boolean taken = TAKEN.contains(name.toLowerCase(Locale.ROOT));
        return !taken
                && INDICATORS.indexOf(name.charAt(0)) < 0
                && !Character.isDigit(name.charAt(0))
                && !name.endsWith(" ")
                && !name.endsWith(":")
                && !name.contains(": ")
                && !name.contains(" #")
                && name.chars().noneMatch(c -> c < 0x20 || ",[]{}".indexOf(c) >= 0);
    }
}
