package mgwc.compiler.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a parser of CommonMark with tables makes of text from files: the text, in one paragraph or one cell. */
class MarkdownTest {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /** Texts without a backtick, each of which means something somewhere in Markdown. */
    static final List<String> TEXTS = List.of(
            "plain words, and more: of them",
            "*stars* and _lines_, **two** of them, ~~struck~~",
            "# a heading",
            "> a quote",
            "- an item",
            "+ an item",
            "a | b || c",
            "\\ and \\| and \\* are escapes",
            "<b>bold</b> <script>alert(1)</script> <!-- hidden -->",
            "&lt; &#60; &copy;",
            "[a link](https://example.org) ![a picture](x.png) <https://example.org>",
            "https://example.org/a_b_c",
            "[x]: https://example.org",
            "@everyone see #1, GH-1, !2, $3, ~label, :smile:",
            "kebab-case, C++, a-b (c) d",
            "$x^2$ {{ x }} {% x %}",
            " spaces around ",
            "菜单 🍕");

    /** Texts for code, which may hold backticks. */
    static final List<String> CODES = List.of(
            "a", "`", "``", "a`b", "`a", "a``b`", "a|b", "|", " a", "a ", " a ", "\\", "a\\|b", "<b>", "*a*", "@me",
            "菜单 🍕");

    @ParameterizedTest
    @FieldSource("TEXTS")
    void wordsAreOneParagraphOfPlainText(String text) {
        Node page = PARSER.parse("x " + Markdown.words(text));

        assertThat(page.getFirstChild()).isInstanceOf(Paragraph.class);
        assertThat(page.getFirstChild().getNext()).isNull();
        assertThat(leaves(page)).allMatch(Text.class::isInstance);
        assertThat(plain(page)).isEqualTo("x " + text.stripTrailing());
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void aCommentIsOneCellOfPlainText(String text) {
        Node cell = onlyCell(Markdown.comment(text));

        assertThat(leaves(cell)).allMatch(Text.class::isInstance);
        assertThat(plain(cell).replace("\u200b", "")).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @FieldSource("CODES")
    void codeIsOneSpanWithTheText(String text) {
        Node page = PARSER.parse("x " + Markdown.code(text) + " y");

        assertThat(codes(page)).containsExactly(text);
    }

    @ParameterizedTest
    @FieldSource("CODES")
    void codeInACellIsOneSpanInOneCell(String text) {
        Node cell = onlyCell(Markdown.cell(text));

        assertThat(codes(cell)).containsExactly(text);
    }

    @Test
    void wordsBetweenBackticksAreCode() {
        assertThat(codes(PARSER.parse(Markdown.words("unknown field `a*b*` in `x`, and a lone ` sign"))))
                .containsExactly("a*b*", "x");
        assertThat(codes(onlyCell(Markdown.comment("write `a|b`, never c")))).containsExactly("a|b");
    }

    @Test
    void aMentionAndAReferenceArePartedInACommentAlone() {
        assertThat(Markdown.comment("@all #1")).isEqualTo("\\@\u200ball \\#\u200b1");
        assertThat(Markdown.words("@all #1")).isEqualTo("\\@all \\#1");
    }

    @Test
    void hiddenCharactersAndLineEndsBecomeVisible() {
        assertThat(Markdown.words("a\u202eb\nc\u001b[31m")).isEqualTo("a\ufffdb\ufffdc\ufffd\\[31m");
        assertThat(Markdown.code("a\u202eb\nc")).isEqualTo("`a\ufffdb\ufffdc`");
        assertThat(Markdown.cell("a\u202eb\nc")).isEqualTo("`a\ufffdb\ufffdc`");
        assertThat(Markdown.html("a\u202eb\nc")).isEqualTo("a&#65533;b&#65533;c");
    }

    @Test
    void blankCodeIsNothingInACellAndASpanElsewhere() {
        assertThat(Markdown.cell(" ")).isEmpty();
        assertThat(Markdown.code("")).isEqualTo("`  `");
    }

    @Test
    void htmlHoldsNoMarkup() {
        assertThat(Markdown.html("API <b>*a*</b>: @me/x-v1"))
                .isEqualTo("API &#60;b&#62;&#42;a&#42;&#60;/b&#62;: &#64;me/x-v1");
    }

    @Test
    void aFenceIsLongerThanTheRunsInside() {
        assertThat(Markdown.fence(List.of("a", "````", "b"))).isEqualTo("`````");
        assertThat(Markdown.fence(List.of())).isEqualTo("```");
    }

    private static Node onlyCell(String content) {
        Node page = PARSER.parse("| head |\n|---|\n| " + content + " |\n");
        List<Node> cells = new ArrayList<>();
        List<Node> rows = new ArrayList<>();
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableCell) {
                    cells.add(node);
                }
                if (node instanceof TableRow) {
                    rows.add(node);
                }
                visitChildren(node);
            }
        });
        assertThat(rows).as("head and row").hasSize(2);
        assertThat(cells).as("head and cell").hasSize(2);
        return cells.getLast();
    }

    private static List<Node> leaves(Node root) {
        List<Node> leaves = new ArrayList<>();
        collect(root, leaves);
        return leaves;
    }

    private static void collect(Node node, List<Node> leaves) {
        if (node.getFirstChild() == null) {
            leaves.add(node);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            collect(child, leaves);
        }
    }

    private static List<String> codes(Node root) {
        return leaves(root).stream()
                .filter(Code.class::isInstance)
                .map(node -> ((Code) node).getLiteral())
                .toList();
    }

    private static String plain(Node node) {
        return leaves(node).stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getLiteral())
                .reduce("", String::concat);
    }
}
