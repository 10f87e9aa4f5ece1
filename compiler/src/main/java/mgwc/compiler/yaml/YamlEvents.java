package mgwc.compiler.yaml;

import java.io.Reader;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;

/** The event stream of the YAML engine for a text. */
public final class YamlEvents {

    private static final int LARGEST_TEXT = 64 << 20;

    private YamlEvents() {}

    /**
     * The events, made while they are asked for.
     *
     * @param label names the text in what the engine complains about
     */
    public static Iterator<Event> of(String label, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(label)
                .setParseComments(false)
                .setCodePointLimit(LARGEST_TEXT)
                .setBufferSize(Math.clamp(text.length(), 1 << 10, 1 << 16))
                .setVersionFunction(version -> version)
                .build();
        return new Parse(settings).parseReader(new WholeCharacters(text)).iterator();
    }

    /**
     * Never ends a piece within a character: version 3.0.1 of the engine fails when the two halves of one (such as an
     * emoji) lie in different pieces.
     */
    private static final class WholeCharacters extends Reader {

        private final String text;
        private int at;

        WholeCharacters(String text) {
            this.text = text;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            if (at == text.length()) {
                return -1;
            }
            int end = Math.min(text.length(), at + length);
            boolean split = end < text.length() && end - at > 1 && Character.isHighSurrogate(text.charAt(end - 1));
            end = split ? end - 1 : end;
            text.getChars(at, end, buffer, offset);
            int read = end - at;
            at = end;
            return read;
        }

        @Override
        public void close() {
            at = text.length();
        }
    }
}
