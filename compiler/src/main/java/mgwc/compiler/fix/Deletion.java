package mgwc.compiler.fix;

import java.util.Optional;
import mgwc.compiler.diagnostic.Fix.Edit;
import mgwc.compiler.fix.FixableFile.Place;

/**
 * Takes an entry or item out of a text: its lines with the comment behind it, or its part of a line within brackets.
 * Comments above it stay.
 */
final class Deletion {

    private final FileText file;
    private final String text;

    Deletion(FileText file) {
        this.file = file;
        this.text = file.text();
    }

    /** Nothing where more would go than the entry or item. */
    Optional<Edit> of(Place place) {
        int from = file.start(place.key().orElse(place.value().span()));
        int to = file.end(place.value().span());
        int lineStart = file.lineStart(from);
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
        int end = to > from && file.lineStart(to) == to ? to : file.nextLine(to);
        String behind = text.substring(to, end).strip();
        return behind.isEmpty() || behind.startsWith("#") ? Optional.of(file.deleting(from, end)) : Optional.empty();
    }

    /** With the comma behind it, or for the last one the comma before it. */
    private Optional<Edit> inBrackets(int from, int to) {
        int next = skipBlanks(to);
        if (next < text.length() && text.charAt(next) == ',') {
            return Optional.of(file.deleting(from, skipBlanks(next + 1)));
        }
        int comma = from - 1;
        while (comma >= 0 && text.charAt(comma) == ' ') {
            comma--;
        }
        return comma >= 0 && text.charAt(comma) == ',' ? Optional.of(file.deleting(comma, to)) : Optional.empty();
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }
}
