package mgwc.it.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The readers of Markdown, help and schemas give each sentence with its line, and no code. */
class ReadersTest {

    @Test
    void markdownGivesParagraphsHeadingsItemsAndCells() {
        String page = """
                # A heading

                One sentence. Another
                over two lines. `code` begins
                a third, e.g. this
                [one](https://example.org).

                ```sh
                a command
                ```

                - An item.

                | head | of `x` |
                |---|---|
                | cell | other |

                <!-- a comment -->
                """;

        assertThat(MarkdownText.sentences("page.md", page))
                .extracting(Sentence::line, Sentence::shown)
                .containsExactly(
                        tuple(1, "A heading"),
                        tuple(3, "One sentence."),
                        tuple(3, "Another over two lines."),
                        tuple(4, "`code` begins a third, e.g. this one."),
                        tuple(12, "An item."),
                        tuple(14, "head"),
                        tuple(14, "of `x`"),
                        tuple(16, "cell"),
                        tuple(16, "other"));
    }

    @Test
    void codeIsShownButNotJudged() {
        List<Sentence> sentences = MarkdownText.sentences("page.md", "Run `a  b` now.");

        assertThat(sentences)
                .extracting(Sentence::shown, Sentence::prose)
                .containsExactly(tuple("Run `a b` now.", "Run `xxx` now."));
    }

    @Test
    void helpGivesDescriptionsWithoutUsageOptionsAndExamples() {
        String help = """
                $ mgwc fmt --help
                Usage: mgwc fmt [--check] [PATH...]
                                [--diff]
                Write documents in their
                canonical form.
                      [PATH...]     Files and folders.
                      --check       Write nothing. List the files
                                      that would change.
                      --env=ENV,ENV[,ENV,ENV...]
                                    Two environments.

                  mgwc fmt --check
                """;

        assertThat(HelpText.sentences("help.txt", help))
                .extracting(Sentence::line, Sentence::shown)
                .containsExactly(
                        tuple(4, "Write documents in their canonical form."),
                        tuple(6, "Files and folders."),
                        tuple(7, "Write nothing."),
                        tuple(7, "List the files that would change."),
                        tuple(10, "Two environments."));
    }

    @Test
    void schemasGiveDescriptions() {
        String schema = """
                {
                  "title": "Api",
                  "description": "The \\"name\\" in `spec.name`. Unique.",
                  "default": "What is here"
                }
                """;

        assertThat(SchemaText.sentences("api.json", schema))
                .extracting(Sentence::line, Sentence::shown)
                .containsExactly(tuple(3, "The \"name\" in `spec.name`."), tuple(3, "Unique."));
    }
}
