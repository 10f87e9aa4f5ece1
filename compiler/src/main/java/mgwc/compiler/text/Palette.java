package mgwc.compiler.text;

/**
 * Paints text for a terminal, or leaves it as it is.
 *
 * @param colourful whether the output may hold ANSI escapes
 */
public record Palette(boolean colourful) {

    private static final String END = "\u001b[0m";

    /** The text in a tone; a text without colours, and an empty one, stays as it is. */
    public String paint(Tone tone, String text) {
        return colourful && !text.isEmpty() ? tone.start() + text + END : text;
    }
}
