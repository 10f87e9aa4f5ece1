package mgwc.it.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * New text keeps to {@code docs/style.md}: pages, changes, rule pages, help and descriptions in schemas. Text older
 * than the page is counted in {@code prose/old-text.txt}, and a count may only shrink; {@code -Dmgwc.prose.update=true}
 * writes smaller counts.
 */
class ProseTest {

    private static final Path OLD_TEXT = Path.of("src/test/resources/prose/old-text.txt");

    private static List<Offence> found = List.of();
    private static OldText old = OldText.read("");

    @BeforeAll
    static void readEverything() throws IOException {
        found = Prose.ofRepository(Path.of("..")).offences();
        old = OldText.read(Files.readString(OLD_TEXT));
        if (Boolean.getBoolean("mgwc.prose.update")) {
            old = old.shrunkTo(found);
            Files.writeString(OLD_TEXT, old.written());
        }
    }

    @Test
    void newTextHasNoBannedConstruction() {
        assertThat(old.grown(found))
                .as("banned constructions; docs/style.md says what to write")
                .isEmpty();
    }

    @Test
    void theCountsOfOldTextAreUpToDate() {
        assertThat(old.shrunkTo(found).written())
                .as("old text got better: run with -Dmgwc.prose.update=true")
                .isEqualTo(old.written());
    }
}
