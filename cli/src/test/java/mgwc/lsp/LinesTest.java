package mgwc.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compiler counts code points from 1, editors count what was agreed on from 0. */
class LinesTest {

    private static final String PIZZA = "\ud83c\udf55";

    @ParameterizedTest
    @CsvSource({
        "UTF_8, 1, 0",
        "UTF_8, 3, 3",
        "UTF_8, 4, 7",
        "UTF_8, 5, 8",
        "UTF_16, 3, 2",
        "UTF_16, 4, 4",
        "UTF_32, 4, 3"
    })
    void columnsAreCountedAsAgreed(Encoding encoding, int column, int character) {
        Lines lines = new Lines(List.of("\t\u00e9" + PIZZA + "z"), encoding);

        assertThat(lines.position(1, column)).isEqualTo(new Position(0, character));
        assertThat(lines.place(new Position(0, character))).isEqualTo(new Lines.Place(1, column));
    }

    @Test
    void aPositionInsideOfACharacterIsAtItsStart() {
        assertThat(new Lines(List.of("a" + PIZZA), Encoding.UTF_8).place(new Position(0, 3)))
                .isEqualTo(new Lines.Place(1, 2));
    }

    @Test
    void positionsBeyondTheEndAreAtTheEnd() {
        Lines lines = new Lines(List.of("ab", "c"), Encoding.UTF_16);

        assertThat(lines.place(new Position(0, 99))).isEqualTo(new Lines.Place(1, 3));
        assertThat(lines.place(new Position(99, 0))).isEqualTo(new Lines.Place(2, 2));
        assertThat(lines.place(new Position(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isEqualTo(new Lines.Place(2, 2));
        assertThat(lines.place(new Position(-1, -1))).isEqualTo(new Lines.Place(1, 1));
        assertThat(new Lines(List.of(), Encoding.UTF_16).place(new Position(3, 3)))
                .isEqualTo(new Lines.Place(1, 1));
    }

    @Test
    void whatAClientOffersFirstIsTaken() {
        assertThat(Encoding.of(List.of())).isEqualTo(Encoding.UTF_16);
        assertThat(Encoding.of(List.of("utf-7", "utf-8", "utf-16"))).isEqualTo(Encoding.UTF_8);
        assertThat(Encoding.of(List.of("utf-16", "utf-8"))).isEqualTo(Encoding.UTF_16);
    }

    @Property
    void anEditIsWhatItIsInBytes(
            @ForAll @StringLength(max = 12) String line,
            @ForAll @IntRange(max = 12) int from,
            @ForAll @IntRange(max = 12) int to) {
        String written = new String(
                line.replace('\n', ' ').replace('\r', ' ').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        int length = written.codePointCount(0, written.length());
        int start = Math.min(from, length);
        int end = Math.clamp(to, start, length);
        Lines lines = new Lines(List.of("first", written), Encoding.UTF_8);
        Range range = new Range(lines.position(2, start + 1), lines.position(2, end + 1));

        OpenDocument changed = new OpenDocument("untitled:a", 1, "first\r\n" + written + "\nlast")
                .changed(2, List.of(new TextDocumentContentChangeEvent(range, "new")), Encoding.UTF_8);

        String expected = written.substring(0, written.offsetByCodePoints(0, start))
                + "new"
                + written.substring(written.offsetByCodePoints(0, end));
        assertThat(changed.text()).isEqualTo("first\r\n" + expected + "\nlast");
        assertThat(changed.version()).isEqualTo(2);
    }
}
