package mgwc.it.prose;

import java.util.ArrayList;
import java.util.List;

/** Running text that is put together piece by piece; it knows the line of each character. */
final class Paragraph {

    private final StringBuilder shown = new StringBuilder();
    private final StringBuilder prose = new StringBuilder();
    private final List<Integer> lines = new ArrayList<>();

    /** Adds text; {@code line} counts from 1. */
    Paragraph text(String text, int line) {
        return add(text, text, line);
    }

    /** Adds code, which is shown but not judged. */
    Paragraph code(String code, int line) {
        String plain = code.strip().replaceAll("\\s+", " ");
        return add("`" + plain + "`", "`" + "x".repeat(plain.length()) + "`", line);
    }

    private Paragraph add(String visible, String judged, int line) {
        shown.append(visible);
        prose.append(judged);
        for (int i = 0; i < judged.length(); i++) {
            lines.add(line);
        }
        return this;
    }

    String shown() {
        return shown.toString();
    }

    String prose() {
        return prose.toString();
    }

    int lineAt(int offset) {
        return lines.get(offset);
    }
}
