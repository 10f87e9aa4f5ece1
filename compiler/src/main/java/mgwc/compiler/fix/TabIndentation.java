package mgwc.compiler.fix;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.diagnostic.Fix.Edit;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;

/**
 * Spaces in the place of the tabs that lines start with. How wide a tab was meant to be does not matter if the file
 * says the same with every width with which it can be read.
 */
final class TabIndentation {

    /** The width to write is the first that makes the file readable. */
    private static final int[] WIDTHS = {2, 4, 8, 1, 3, 5, 6, 7};

    private final FileText file;

    TabIndentation(FileText file) {
        this.file = file;
    }

    /** One edit a line; none when the file says different things with different widths, or nothing with any. */
    List<Edit> withSpaces() {
        Set<List<Edit>> candidates = new LinkedHashSet<>();
        for (int width : WIDTHS) {
            candidates.add(edits(width, true));
            candidates.add(edits(width, false));
        }
        List<Edit> chosen = List.of();
        Optional<Node> meaning = Optional.empty();
        for (List<Edit> candidate : candidates) {
            Optional<Node> read = read(candidate);
            if (read.isPresent() && meaning.isPresent() && !NodeText.equal(read.get(), meaning.get())) {
                return List.of();
            }
            if (read.isPresent() && meaning.isEmpty()) {
                meaning = read;
                chosen = candidate;
            }
        }
        return chosen;
    }

    private Optional<Node> read(List<Edit> edits) {
        Outcome<Node> read = YamlReader.read(file.with(edits), YamlDialect.DOCUMENT);
        return read.hasErrors() ? Optional.empty() : read.value();
    }

    /** @param stops whether a tab leads to the next multiple of its width, instead of being that wide */
    private List<Edit> edits(int width, boolean stops) {
        List<Edit> edits = new ArrayList<>();
        for (int line = 1; line <= file.lines(); line++) {
            int indentation = 0;
            int column = 0;
            boolean tab = false;
            for (char c : file.indentation(line).toCharArray()) {
                tab |= c == '\t';
                column += c == ' ' ? 1 : stops ? width - column % width : width;
                indentation++;
            }
            if (tab) {
                SourceSpan span = new SourceSpan(file.path(), line, 1, line, indentation + 1);
                edits.add(new Edit(span, " ".repeat(column)));
            }
        }
        return edits;
    }
}
