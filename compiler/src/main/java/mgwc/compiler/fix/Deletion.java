package mgwc.compiler.fix;

import java.util.Optional;
import mgwc.compiler.fix.Fix.Edit;
import mgwc.compiler.fix.FixableFile.Place;

/**
 * Takes an entry or item out of a text: its lines with the comment behind it, or its part of a line within brackets.
 * Comments above it stay.
 */
final class Deletion {

    private final String text;

    Deletion(String text) {
        this.text = text;
    }

    Optional<Edit> of(FixableFile file, Place place) {
        int from = file.startOf(place);
        int to = file.endOf(place);
        int lineStart = text.lastIndexOf('\n', from - 1) + 1;
        String before = text.substring(lineStart, from);
        boolean item = place.key().isEmpty();
        if (before.isBlank() || (item && before.strip().equals("-"))) {
            return lines(lineStart, to);
        }
        return before.strip().startsWith("- ")
                        && before.strip().replace("-", "").isBlank()
                ? Optional.empty()
                : inBrackets(from, to);
    }

    /** The lines from one that starts at an offset up to the one that an offset lies in. */
    private Optional<Edit> lines(int from, int to) {
        int end = to > from && text.charAt(to - 1) == '\n' ? to : nextLine(to);
        int rest = Math.min(to, end);
        String behind = text.substring(rest, end).strip();
        return behind.isEmpty() || behind.startsWith("#") ? Optional.of(new Edit(from, end, "")) : Optional.empty();
    }

    /** With the comma behind it, or for the last one the comma before it. */
    private Optional<Edit> inBrackets(int from, int to) {
        int next = skipBlanks(to);
        if (next < text.length() && text.charAt(next) == ',') {
            return Optional.of(new Edit(from, skipBlanks(next + 1), ""));
        }
        int comma = from - 1;
        while (comma >= 0 && text.charAt(comma) == ' ') {
            comma--;
        }
        return comma >= 0 && text.charAt(comma) == ',' ? Optional.of(new Edit(comma, to, "")) : Optional.empty();
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private int nextLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }
}
