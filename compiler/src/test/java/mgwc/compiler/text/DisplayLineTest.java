package mgwc.compiler.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayLineTest {

    private static final int TO_THE_END = Integer.MAX_VALUE;

    @Test
    void tabsBecomeSpacesUpToTheNextStop() {
        assertThat(DisplayLine.of("\tab\tc", 2, 4)).isEqualTo(new DisplayLine("    ab  c", 4, 2));
    }

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() {
        assertThat(DisplayLine.of("菜单: x", 5, 6)).isEqualTo(new DisplayLine("菜单: x", 6, 1));
        assertThat(DisplayLine.of("🍕: x", 1, 2)).isEqualTo(new DisplayLine("🍕: x", 0, 2));
        assertThat(DisplayLine.of("e\u0301: x", 5, 6)).isEqualTo(new DisplayLine("e\u0301: x", 3, 1));
    }

    @Test
    void whatATerminalWouldObeyIsReplaced() {
        assertThat(DisplayLine.of("a\u001b[31mb\u202ec", 1, 2).text()).isEqualTo("a\ufffd[31mb\ufffdc");
    }

    @Test
    void aSpanThatGoesOnBelowReachesTheEndOfTheLine() {
        assertThat(DisplayLine.of("key: |", 6, TO_THE_END)).isEqualTo(new DisplayLine("key: |", 5, 1));
        assertThat(DisplayLine.of("{a: b,", 1, TO_THE_END)).isEqualTo(new DisplayLine("{a: b,", 0, 6));
    }

    @Test
    void anEmptySpanHasACaretAllTheSame() {
        assertThat(DisplayLine.of("key:", 5, 5)).isEqualTo(new DisplayLine("key:", 4, 1));
        assertThat(DisplayLine.of("", 1, 1)).isEqualTo(new DisplayLine("", 0, 1));
    }

    @Test
    void aLongLineIsCutToAWindowAroundTheSpan() {
        String line = "x".repeat(1000) + "HERE" + "y".repeat(1000);

        DisplayLine display = DisplayLine.of(line, 1001, 1005);

        assertThat(display.text()).startsWith("…x").endsWith("y…").hasSize(122);
        assertThat(display.text().substring(display.start(), display.start() + display.width()))
                .isEqualTo("HERE");
    }

    @Test
    void aLongSpanEndsWithTheWindow() {
        DisplayLine display = DisplayLine.of("z".repeat(500), 1, 501);

        assertThat(display.start()).isZero();
        assertThat(display.width()).isEqualTo(120);
        assertThat(display.text()).endsWith("z…");
    }

    @Test
    void aSecretIsNotShown() {
        assertThat(DisplayLine.redacted(new TextLine("password: hunter2 # really"), 11, 18))
                .isEqualTo(new DisplayLine("password: [redacted] # really", 10, 10));
        assertThat(DisplayLine.redacted(new TextLine("password: |"), 11, TO_THE_END)
                        .text())
                .isEqualTo("password: [redacted]");
    }
}
