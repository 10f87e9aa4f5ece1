package mgwc.compiler.format;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * A document as it is laid out: values with the comments and blank lines around them, without any white space.
 *
 * <p>In lists of lines an empty text stands for blank lines, however many there are.
 *
 * @param prologue what stands before the root: comments that belong to the file, and {@code ---}
 */
record Layout(List<String> prologue, Piece root) {

    /** A value. */
    sealed interface Piece {}

    /**
     * A mapping or list.
     *
     * @param inline whether it is written within one line, as {@code [a, b]}
     * @param foot comment lines behind the last part
     */
    record Collection(boolean mapping, boolean inline, List<Part> parts, List<String> foot) implements Piece {}

    /** A scalar within one line, as written. */
    record Word(String raw, String value, ScalarStyle style) implements Piece {}

    /** A plain or quoted scalar over several lines, which fold into one another; without indentation. */
    record Folded(List<String> lines) implements Piece {}

    /**
     * A literal or folded block scalar.
     *
     * @param header {@code |-}
     * @param remark the comment behind the header
     * @param lines without the indentation of the block
     */
    record Block(String header, Optional<String> remark, List<String> lines) implements Piece {}

    /**
     * An entry of a mapping or an item of a list.
     *
     * @param head lines above
     * @param key absent for the items of a list
     * @param keyRemark the comment behind the key or dash, when the value starts below
     * @param inner lines between the key or dash and the value
     * @param remark the comment behind the value
     * @param after comment lines right below, with a blank line between them and what follows
     */
    record Part(
            List<String> head,
            Optional<Word> key,
            Optional<String> keyRemark,
            List<String> inner,
            Piece value,
            Optional<String> remark,
            List<String> after) {

        Part withHead(List<String> lines) {
            return new Part(lines, key, keyRemark, inner, value, remark, after);
        }

        Part withAfter(List<String> lines) {
            return new Part(head, key, keyRemark, inner, value, remark, lines);
        }

        String name() {
            return key.map(Word::value).orElse("");
        }
    }
}
