package mgwc.it.prose;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The sentences of a Markdown page: paragraphs, headings, list items and table cells, without code blocks and HTML. */
final class MarkdownText extends AbstractVisitor {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private final String file;
    private final List<Sentence> sentences = new ArrayList<>();
    private Paragraph open = new Paragraph();
    private int line = 1;

    private MarkdownText(String file) {
        this.file = file;
    }

    static List<Sentence> sentences(String file, String markdown) {
        MarkdownText text = new MarkdownText(file);
        PARSER.parse(markdown).accept(text);
        return List.copyOf(text.sentences);
    }

    @Override
    public void visit(org.commonmark.node.Paragraph paragraph) {
        block(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        block(heading);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableCell) {
            block(node);
        } else {
            visitChildren(node);
        }
    }

    private void block(Node block) {
        open = new Paragraph();
        line = lineOf(block);
        visitChildren(block);
        sentences.addAll(Sentence.of(file, open));
    }

    @Override
    public void visit(Text text) {
        line = lineOf(text);
        open.text(text.getLiteral(), line);
    }

    @Override
    public void visit(Code code) {
        line = lineOf(code);
        open.code(code.getLiteral(), line);
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        open.text("\n", line);
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        open.text("\n", line);
    }

    private int lineOf(Node node) {
        return node.getSourceSpans().isEmpty()
                ? line
                : node.getSourceSpans().getFirst().getLineIndex() + 1;
    }
}
