package mgwc.it.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule finds its construction, and leaves plain sentences alone. */
class StyleRuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What is broken is reported.                           | subject-clause
            The review shows it: what is no range is said.        | subject-clause
            mgwc explains who set each value, and what can change. | subject-clause
            mgwc says who set each value.                         | subject-clause
            Whoever writes the file wins.                         | subject-clause
            Only then does the gateway start.                     | subject-first
            Should a key expire, the gateway fetches it.          | subject-first
            Of two rules the first one counts.                    | subject-first
            The file does not count, nor does its folder.         | subject-first
            In the folder lies a file.                            | subject-first
            Such a text is no number.                             | is-not-a
            A workspace needs rules, and this one has none.       | is-not-a
            Rules put right a typo.                               | dialect
            Both are told apart by their names.                   | dialect
            You can tell the two files apart.                     | dialect
            A back-end answers.                                   | backend
            Back ends answer.                                     | backend
            Somebody may have changed the file.                   | you
            If one must wait, the command prints progress.        | you
            A user can delete the file.                           | you
            The file is not read by the gateway.                  | active
            The digest is checked by `mgwc build`.                | active
            A contract lies below the API.                        | place
            The digest is to be checked.                          | must
            """)
    void finds(String sentence, String rule) {
        assertThat(rulesThatObject(sentence)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What does a release hold?",
                "What it checks",
                "A user who has no key gets 401.",
                "You choose what the gateway does.",
                "There is no file, and there is none in the index.",
                "The limit is no longer 10.",
                "The digest is made by hashing the file.",
                "The backend ends the connection.",
                "The name stands for a folder.",
                "`what is broken` and `in vain` are names from code.",
                "Neither can change.",
                "The gateway reads one file; the compiler writes it."
            })
    void leavesAlone(String sentence) {
        assertThat(rulesThatObject(sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30, 0", "31, 1"})
    void countsWordsAndNotMarks(int words, int offences) {
        String sentence = "word – ".repeat(words) + ".";

        assertThat(rulesThatObject(sentence)).hasSize(offences);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a; b    | 0
            a; b; c | 1
            """)
    void allowsOneSemicolon(String sentence, int offences) {
        assertThat(rulesThatObject(sentence)).hasSize(offences);
    }

    private static List<String> rulesThatObject(String sentence) {
        return MarkdownText.sentences("page.md", sentence).stream()
                .flatMap(Prose::offences)
                .map(offence -> offence.rule().name())
                .toList();
    }
}
