package mgwc.it.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a JSON Schema: its descriptions, each on a line of its own. */
final class SchemaText {

    private static final Pattern DESCRIPTION = Pattern.compile("^\\s*\"description\": \"(.*)\",?$");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private SchemaText() {}

    static List<Sentence> sentences(String file, String schema) {
        List<Sentence> sentences = new ArrayList<>();
        List<String> lines = schema.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher description = DESCRIPTION.matcher(lines.get(i));
            if (description.matches()) {
                sentences.addAll(
                        Sentence.of(file, paragraph(description.group(1).replace("\\\"", "\""), i + 1)));
            }
        }
        return sentences;
    }

    private static Paragraph paragraph(String text, int line) {
        Paragraph paragraph = new Paragraph();
        Matcher code = CODE.matcher(text);
        int start = 0;
        while (code.find()) {
            paragraph.text(text.substring(start, code.start()), line).code(code.group(1), line);
            start = code.end();
        }
        return paragraph.text(text.substring(start), line);
    }
}
