package mgwc.it.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of recorded help: what a command says about itself and about each option. Usage lines and examples are
 * no prose.
 */
final class HelpText {

    private static final Pattern OPTION = Pattern.compile("^ {2,}(?:-|\\[?[A-Za-z]\\S*).*? {2,}(?=\\S)");
    private static final Pattern LONG_OPTION = Pattern.compile("^ {2,}(?:-|\\[)\\S.*$");
    private static final Pattern EXAMPLE = Pattern.compile("^ {2}mgwc .*$");

    private final String file;
    private final List<Sentence> sentences = new ArrayList<>();
    private Paragraph open = new Paragraph();

    private HelpText(String file) {
        this.file = file;
    }

    static List<Sentence> sentences(String file, String transcript) {
        HelpText help = new HelpText(file);
        List<String> lines = transcript.lines().toList();
        boolean usage = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            usage = line.startsWith("Usage:") || (usage && line.startsWith(" "));
            if (usage
                    || line.isBlank()
                    || line.startsWith("$")
                    || EXAMPLE.matcher(line).matches()) {
                help.end();
            } else {
                help.line(line, i + 1);
            }
        }
        help.end();
        return List.copyOf(help.sentences);
    }

    private void line(String line, int number) {
        Matcher option = OPTION.matcher(line);
        if (option.find()) {
            end();
            open.text(line.substring(option.end()), number);
        } else if (LONG_OPTION.matcher(line).matches()) {
            end();
        } else {
            open.text((open.prose().isEmpty() ? "" : "\n") + line.strip(), number);
        }
    }

    private void end() {
        sentences.addAll(Sentence.of(file, open));
        open = new Paragraph();
    }
}
