package mgwc.it.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts of old text let no new offence in, and only shrink. */
class OldTextTest {

    private static final OldText OLD = OldText.read("""
            # a comment
            docs/a.md backend 2
            docs/b.md you 1
            """);

    @Test
    void asManyAsAreCountedAreNotReported() {
        assertThat(OLD.grown(offences("docs/a.md", "A back end. A back end."))).isEmpty();
    }

    @Test
    void oneMoreReportsAllOfTheFileAndRule() {
        assertThat(OLD.grown(offences("docs/a.md", "A back end.\nA back end.\n\nA back end in `x`.")))
                .hasSize(3)
                .last()
                .asString()
                .isEqualTo("docs/a.md:4: backend: \"back end\": write `backend`%n    A back end in `x`.".formatted());
    }

    @Test
    void aNewFileAndAnotherRuleMustBeClean() {
        assertThat(OLD.grown(offences("docs/new.md", "A back end."))).hasSize(1);
        assertThat(OLD.grown(offences("docs/b.md", "A back end."))).hasSize(1);
    }

    @Test
    void countsShrinkAndNeverGrow() {
        List<Offence> found = offences("docs/a.md", "A back end. Somebody reads it. Somebody writes it.");

        assertThat(OLD.shrunkTo(found).written()).endsWith(".\ndocs/a.md backend 1\n");
    }

    @Test
    void writtenCountsReadBack() {
        assertThat(OldText.read(OLD.written())).isEqualTo(OLD);
    }

    @Test
    void textStaysOldWhenItMovesBetweenModulesOrSchemas() {
        OldText old = OldText.read("src/main/resources/mgwc/schema backend 1\nsrc/help.txt backend 1\n");

        assertThat(old.grown(offences("cli/src/help.txt", "A back end."))).isEmpty();
        assertThat(old.grown(offences("dsl-schema/src/main/resources/mgwc/schema/v1/x/y.json", "A back end.")))
                .isEmpty();
    }

    private static List<Offence> offences(String file, String markdown) {
        return new Prose(MarkdownText.sentences(file, markdown)).offences();
    }
}
