package mgwc.lsp;

import java.util.List;

/**
 * What an editor counts when it counts characters in a line (LSP 3.17, {@code PositionEncodingKind}). The compiler
 * counts code points from 1, an editor counts from 0.
 */
enum Encoding {
    UTF_8("utf-8"),
    UTF_16("utf-16"),
    UTF_32("utf-32");

    private final String text;

    Encoding(String text) {
        this.text = text;
    }

    /** The first that is known of those a client offers, in its order of preference; UTF-16 when it offers none. */
    static Encoding of(List<String> offered) {
        for (String name : offered) {
            for (Encoding encoding : values()) {
                if (encoding.text.equals(name)) {
                    return encoding;
                }
            }
        }
        return UTF_16;
    }

    /** How many units stand before a column; as far beyond the line as the column is. */
    int character(String line, int column) {
        int units = 0;
        int seen = 1;
        for (int i = 0; seen < column && i < line.length(); seen++) {
            int c = line.codePointAt(i);
            units += width(c);
            i += Character.charCount(c);
        }
        return units + column - seen;
    }

    /** The index of the UTF-16 unit at a character, back to the start of it when the character lies inside of one. */
    int index(CharSequence line, int character) {
        int units = 0;
        int index = 0;
        while (index < line.length()) {
            int c = Character.codePointAt(line, index);
            units += width(c);
            if (units > character) {
                return index;
            }
            index += Character.charCount(c);
        }
        return index;
    }

    private int width(int c) {
        return switch (this) {
            case UTF_8 -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            case UTF_16 -> Character.charCount(c);
            case UTF_32 -> 1;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
