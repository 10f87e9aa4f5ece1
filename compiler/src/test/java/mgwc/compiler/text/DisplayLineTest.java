package mgwc.compiler.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayLineTest {

    private static final int TO_THE_END = Integer.MAX_VALUE;

    @Test
    void tabs_become_spaces_up_to_the_next_stop() {
        assertThat(DisplayLine.of("\tab\tc", 2, 4)).isEqualTo(new DisplayLine("    ab  c", 4, 2));
    }

    @Test
    void wide_characters_take_two_columns_and_marks_none() {
        assertThat(DisplayLine.of("菜单: x", 5, 6)).isEqualTo(new DisplayLine("菜单: x", 6, 1));
        assertThat(DisplayLine.of("🍕: x", 1, 2)).isEqualTo(new DisplayLine("🍕: x", 0, 2));
        assertThat(DisplayLine.of("e\u0301: x", 5, 6)).isEqualTo(new DisplayLine("e\u0301: x", 3, 1));
    }

    @Test
    void what_a_terminal_would_obey_is_replaced() {
        assertThat(DisplayLine.of("a\u001b[31mb\u202ec", 1, 2).text()).isEqualTo("a\ufffd[31mb\ufffdc");
    }

    @Test
    void a_span_that_goes_on_below_reaches_the_end_of_the_line() {
        assertThat(DisplayLine.of("key: |", 6, TO_THE_END)).isEqualTo(new DisplayLine("key: |", 5, 1));
        assertThat(DisplayLine.of("{a: b,", 1, TO_THE_END)).isEqualTo(new DisplayLine("{a: b,", 0, 6));
    }

    @Test
    void an_empty_span_has_a_caret_all_the_same() {
        assertThat(DisplayLine.of("key:", 5, 5)).isEqualTo(new DisplayLine("key:", 4, 1));
        assertThat(DisplayLine.of("", 1, 1)).isEqualTo(new DisplayLine("", 0, 1));
    }

    @Test
    void a_long_line_is_cut_to_a_window_around_the_span() {
        String line = "x".repeat(1000) + "HERE" + "y".repeat(1000);

        DisplayLine display = DisplayLine.of(line, 1001, 1005);

        assertThat(display.text()).startsWith("…x").endsWith("y…").hasSize(122);
        assertThat(display.text().substring(display.start(), display.start() + display.width()))
                .isEqualTo("HERE");
    }

    @Test
    void a_long_span_ends_with_the_window() {
        DisplayLine display = DisplayLine.of("z".repeat(500), 1, 501);

        assertThat(display.start()).isZero();
        assertThat(display.width()).isEqualTo(120);
        assertThat(display.text()).endsWith("z…");
    }

    @Test
    void a_secret_is_not_shown() {
        assertThat(DisplayLine.redacted("password: hunter2 # really", 11, 18))
                .isEqualTo(new DisplayLine("password: [redacted] # really", 10, 10));
        assertThat(DisplayLine.redacted("password: |", 11, TO_THE_END).text()).isEqualTo("password: [redacted]");
    }
}
