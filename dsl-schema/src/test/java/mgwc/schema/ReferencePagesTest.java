package mgwc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mgwc.model.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/reference/} says what the schemas say. {@code -Dmgwc.docs.update=true} writes the pages anew. */
class ReferencePagesTest {

    private static final Path PAGES = Path.of("../docs/reference");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theReferencePageIsGeneratedFromTheSchema(Kind kind) throws IOException {
        String generated = ReferencePage.of(SchemaFile.of(kind).selfContained().root());
        Path page = PAGES.resolve(kind.schemaName() + ".md");
        if (Boolean.getBoolean("mgwc.docs.update")) {
            Files.createDirectories(PAGES);
            Files.writeString(page, generated);
        }
        assertThat(page)
                .as("run with -Dmgwc.docs.update=true and review")
                .content()
                .isEqualTo(generated);
    }
}
