package mgwc.compiler.format;

import java.util.Locale;
import java.util.Set;
import mgwc.compiler.format.Layout.Word;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.ScalarTypes;
import mgwc.value.DurationText;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Which scalars need their quotes. Quotes that protect a meaning in some version of YAML stay. */
final class Quotes {

    /** What YAML 1.1 takes for a boolean or null, in any case. */
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private static final String BESIDE_LETTERS_IN_BLOCK = "_-./:@+=()$;^?~,' ";
    private static final String BESIDE_LETTERS_IN_FLOW = "_-./";

    private Quotes() {}

    /** The scalar as it is written between indentation and line end. */
    static String inBlock(Word word) {
        return of(word, BESIDE_LETTERS_IN_BLOCK);
    }

    /** The scalar as it is written between brackets. */
    static String inFlow(Word word) {
        return of(word, BESIDE_LETTERS_IN_FLOW);
    }

    private static String of(Word word, String besideLetters) {
        boolean quoted = word.style() == ScalarStyle.DOUBLE_QUOTED || word.style() == ScalarStyle.SINGLE_QUOTED;
        if (!quoted || word.raw().indexOf('\\') >= 0) {
            return word.raw();
        }
        if (isPlain(word.value(), besideLetters)) {
            return word.value();
        }
        return word.style() == ScalarStyle.SINGLE_QUOTED && word.value().indexOf('"') < 0
                ? '"' + word.value() + '"'
                : word.raw();
    }

    private static boolean isPlain(String value, String besideLetters) {
        if (DurationText.parse(value).isPresent()) {
            return true;
        }
        if (value.isEmpty() || WORDS.contains(value.toLowerCase(Locale.ROOT)) || !startsPlain(value)) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean last = i + 1 == value.length();
            if (!Character.isLetterOrDigit(c) && besideLetters.indexOf(c) < 0) {
                return false;
            }
            if ((c == ':' || c == ' ') && (last || value.charAt(i + 1) == ' ')) {
                return false;
            }
        }
        return ScalarTypes.ofPlain(value) == ScalarType.STRING;
    }

    private static boolean startsPlain(String value) {
        char first = value.charAt(0);
        return Character.isLetter(first) || first == '_' || first == '/';
    }
}
