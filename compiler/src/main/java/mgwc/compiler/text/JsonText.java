package mgwc.compiler.text;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as people and terminals can look at it: indented, and with an escape for whatever a terminal would obey. */
public final class JsonText {

    private JsonText() {}

    /** Writes a value and a line end. */
    public static void write(JsonNode value, Appendable out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        out.append(JsonMapper.shared()
                        .writer()
                        .with(printer)
                        .with(new Escapes())
                        .writeValueAsString(value))
                .append('\n');
    }

    private static final class Escapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[0x7f] = ESCAPE_STANDARD;
            return codes;
        }

        /** Comes by UTF-16 unit: half a character tells nothing about the whole. */
        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            return !half && PrintableText.isPrintable(c) ? null : new SerializedString("\\u%04x".formatted(c));
        }
    }
}
