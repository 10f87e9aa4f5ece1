package mgwc.compiler.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mgwc.compiler.diagnostic.RuleSpec;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/rules.md} lists the catalogue. {@code -Dmgwc.docs.update=true} writes it anew. */
class RuleIndexTest {

    private static final Path PAGE = Path.of("../docs/reference/rules.md");

    @Test
    void thePageListsEveryRule() throws IOException {
        if (Boolean.getBoolean("mgwc.docs.update")) {
            Files.writeString(PAGE, RuleIndex.page());
        }

        assertThat(PAGE)
                .as("run with -Dmgwc.docs.update=true and review")
                .content()
                .isEqualTo(RuleIndex.page());
    }

    @Test
    void thereAreMoreThanAHundred() {
        assertThat(RuleCatalog.specs()).hasSizeGreaterThan(100);
    }

    @Test
    void aDeprecatedRuleNamesItsSuccessor() {
        RuleSpec old = RuleSpec.warning("MGW8999", "old-problem", "Something is wrong.")
                .replacedBy("MGW8001");

        assertThat(RuleIndex.standing(old)).isEqualTo("Deprecated: `MGW8001` takes its place.\n");
    }
}
