package mgwc.lsp;

import static mgwc.lsp.MarkedEditor.HEADER;
import static mgwc.lsp.MarkedEditor.ORDERS;
import static mgwc.lsp.MarkedEditor.OVERLAY;
import static mgwc.lsp.MarkedEditor.PIZZA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of what the pointer rests on; {@code ^} marks the place. */
class HoverTest {

    @AutoClose
    private MarkedEditor at;

    @BeforeEach
    void connect(@TempDir Path sample) throws IOException {
        at = MarkedEditor.in(sample);
    }

    @Test
    void aKeyIsExplainedByTheSchema() {
        assertThat(at.hover(ORDERS, HEADER + "spec:\n  base^Path: /orders/v1\n"))
                .hasValue("""
                        `spec.basePath`, required

                        Where the gateway serves the API, without a trailing slash.

                        Type: text \s
                        Form: `/`, or a path of letters, digits and `-._~` that starts with `/` and does not end with it \s
                        Example: `/pizza-shack/v1`""");
    }

    @Test
    void aValueIsShownAsEveryEnvironmentHasItAndWhoSaidSo() throws IOException {
        assertThat(at.hover(PIZZA, at.saved(PIZZA).replace("http://127.0.0.1:9001/api", "http://127.0.0.1:9001/^api")))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains(
                                "- **dev** `http://127.0.0.1:9001/api` by `environments/dev/apis/pizza-shack-v1.yaml:")
                        .contains(", where `apis/pizza-shack/v1/api.yaml:19:16` said"
                                + " `http://pizza-east.shop.internal:8080/api`")
                        .contains("- **prod** `https://"));
    }

    @Test
    void aSecretIsNotShown() throws IOException {
        String secret = "hunter2hunter2";
        String overlay = OVERLAY
                + "  endpoints:\n    production:\n      backends:\n        east:\n          url: http://joe:"
                + secret
                + "@east.internal/a^pi\n";
        assertThat(at.hover(PIZZA, overlay).orElse("")).doesNotContain(secret);
    }

    @Test
    void aNameIsExplainedByItsDefinition() throws IOException {
        assertThat(at.hover(ORDERS, at.saved(ORDERS).replace("tier: Silver", "tier: Sil^ver")))
                .hasValueSatisfying(text -> assertThat(text).startsWith("Tier `Silver`: `requests: "));
        assertThat(at.hover("mgwc.yaml", "kind: Workspace\nspec:\n  rules:\n    MGW30^20: warning\n"))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("`MGW3020` `undefined-tier`: ")
                        .contains("mgwc explain"));
        assertThat(at.hover(ORDERS, at.saved(ORDERS).replace("exportOrders:", "export^Orders:")))
                .hasValueSatisfying(text -> assertThat(text).startsWith("`GET /"));
        assertThat(at.hover(PIZZA, OVERLAY.replace("name: pizza-shack\n", "name: pizza^-shack\n")))
                .hasValueSatisfying(text ->
                        assertThat(text).startsWith("API `pizza-shack-v1` at `/pizza-shack/v1`: Menu and orders"));
    }
}
