package mgwc.it.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence, or a fragment that stands alone in a heading, a list or a table.
 *
 * @param file path from the root of the repository, with slashes
 * @param line of its first character, from 1
 * @param shown as the file has it, on one line
 * @param prose the same with the inside of code blanked out, so that names from code are not judged as English
 */
record Sentence(String file, int line, String shown, String prose) {

    /** A full stop ends a sentence before a capital, code, a quotation or a bracket; after {@code e.g.} it does not. */
    private static final Pattern END =
            Pattern.compile("(?<!\\be\\.g|\\bi\\.e|\\bcf|\\bvs)(?<=[.!?])[)\"”]*\\s+(?=[A-Z`\"“(])");

    boolean asks() {
        return prose.endsWith("?");
    }

    /** The sentences of one paragraph. */
    static List<Sentence> of(String file, Paragraph paragraph) {
        List<Sentence> sentences = new ArrayList<>();
        String prose = paragraph.prose();
        Matcher end = END.matcher(prose);
        int start = 0;
        while (end.find()) {
            add(sentences, file, paragraph, start, end.end());
            start = end.end();
        }
        add(sentences, file, paragraph, start, prose.length());
        return sentences;
    }

    private static void add(List<Sentence> sentences, String file, Paragraph paragraph, int from, int to) {
        String prose = onOneLine(paragraph.prose().substring(from, to));
        if (!prose.isEmpty()) {
            String shown = onOneLine(paragraph.shown().substring(from, to));
            sentences.add(new Sentence(file, paragraph.lineAt(from), shown, prose));
        }
    }

    private static String onOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
