package mgwc.compiler.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.format.LayoutReader.Reading;
import mgwc.compiler.schema.SchemaRules;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.SeparatingTabs;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/**
 * Gives a document its one canonical form. What it says stays the same, and so does every comment; whoever formats the
 * result once more gets it back unchanged. Takes time linear in the size of the file.
 */
public final class Formatter {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Formatter() {}

    /**
     * The file in canonical form: the same object when it has that form already. A file that cannot be read as one YAML
     * document has findings instead.
     *
     * @throws IllegalStateException when the result would not read back as the same document: a bug
     */
    public static Outcome<SourceFile> format(SourceFile file) {
        Outcome<Node> read = YamlReader.read(file, YamlDialect.DOCUMENT);
        if (read.hasErrors()) {
            return Outcome.failed(read.diagnostics());
        }
        return read.then(root -> root instanceof Node.Scalar
                ? Outcome.failed(
                        List.of(SchemaRules.NOT_A_MAPPING.at(root.span(), "`" + file.path() + "` is not a mapping")))
                : Outcome.of(formatted(file, root)));
    }

    private static SourceFile formatted(SourceFile file, Node root) {
        String original = new String(file.content(), StandardCharsets.UTF_8);
        String bare = withoutBlankEnd(file.path(), withoutTabs(file.path(), normalised(original), root), root);
        boolean unterminated = !bare.endsWith("\n");
        String text = unterminated ? bare + "\n" : bare;
        Reading reading = LayoutReader.read(text, unterminated);
        KeyOrder order = KeyOrder.ofDocument(root.textAt(NodePath.of("kind")).flatMap(Kind::of));
        String canonical = LayoutWriter.write(reading.layout(), order, text.length());
        if (canonical.equals(original)) {
            return file;
        }
        SourceFile result = file(file.path(), canonical);
        check(result, canonical, root, reading.comments());
        return result;
    }

    private static String normalised(String text) {
        String bare = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return bare.indexOf('\r') < 0 ? bare : bare.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** With spaces for tabs that only separate, which the YAML engine does not read. */
    private static String withoutTabs(String path, String text, Node root) {
        if (text.indexOf('\t') < 0) {
            return text;
        }
        String spaced = SeparatingTabs.asSpaces(text);
        return saysTheSame(file(path, spaced), root) ? spaced : text;
    }

    /** Without spaces behind the last line end, unless they belong to a block scalar. */
    private static String withoutBlankEnd(String path, String text, Node root) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        if (end == text.length() || end == 0 || text.charAt(end - 1) != '\n') {
            return text;
        }
        String bare = text.substring(0, end);
        return saysTheSame(file(path, bare), root) ? bare : text;
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean saysTheSame(SourceFile file, Node root) {
        Outcome<Node> read = YamlReader.read(file, YamlDialect.DOCUMENT);
        return !read.hasErrors()
                && read.value().filter(other -> NodeText.equal(root, other)).isPresent();
    }

    /** The last guard: better no result than one that says something else or lost a comment. */
    private static void check(SourceFile result, String text, Node root, List<String> comments) {
        if (!saysTheSame(result, root)) {
            throw new IllegalStateException("formatting `" + result.path() + "` would change what it says");
        }
        List<String> kept = LayoutReader.read(text, false).comments();
        if (!kept.stream().sorted().toList().equals(comments.stream().sorted().toList())) {
            throw new IllegalStateException("formatting `" + result.path() + "` would lose a comment");
        }
    }
}
