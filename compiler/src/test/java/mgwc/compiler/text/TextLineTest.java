package mgwc.compiler.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Columns are found as by counting code points from the start of the line. */
class TextLineTest {

    @Property(tries = 200)
    void indexesAreThoseOfCounting(
            @ForAll @StringLength(max = 3_000) String text, @ForAll @IntRange(min = 1, max = 4_000) int column) {
        int length = text.codePointCount(0, text.length());
        int counted = text.offsetByCodePoints(0, Math.min(column - 1, length));

        assertThat(new TextLine(text).index(column)).isEqualTo(counted);
    }

    @Property(tries = 200)
    void partsAddUpToTheWhole(
            @ForAll @StringLength(max = 3_000) String text,
            @ForAll @IntRange(min = 1, max = 4_000) int from,
            @ForAll @IntRange(min = 0, max = 4_000) int length) {
        TextLine line = new TextLine(text);

        assertThat(line.between(1, from) + line.between(from, from + length) + line.between(from + length, 1 << 20))
                .isEqualTo(text);
    }
}
