package mgwc.lsp;

import static mgwc.lsp.MarkedEditor.HEADER;
import static mgwc.lsp.MarkedEditor.ORDERS;
import static mgwc.lsp.MarkedEditor.OVERLAY;
import static mgwc.lsp.MarkedEditor.PIZZA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be written where the cursor stands; {@code ^} marks the place. */
class CompletionTest {

    @AutoClose
    private MarkedEditor at;

    @BeforeEach
    void connect(@TempDir Path sample) throws IOException {
        at = MarkedEditor.in(sample);
    }

    @Test
    void keysThatAreMissingAreOfferedTheRequiredOnesFirst() {
        List<CompletionItem> items = at.completion(ORDERS, HEADER + "spec:\n  throttling:\n    tier: Gold\n  ^\n");

        assertThat(items)
                .extracting(CompletionItem::getLabel)
                .startsWith("basePath", "endpoints", "security", "openapi")
                .endsWith("operations");
        assertThat(items)
                .extracting(item -> item.getTextEdit().getLeft().getNewText())
                .startsWith("basePath: ", "endpoints:", "security:", "openapi: ")
                .endsWith("operations:");
        assertThat(items.getFirst().getDetail()).isEqualTo("required");
        assertThat(items.getFirst().getDocumentation().getRight().getValue())
                .startsWith("Where the gateway serves the API, without a trailing slash\\.".replace("\\.", "."));
    }

    @Test
    void aHalfTypedKeyIsReplacedAsAWhole() {
        CompletionItem item = at.completion(ORDERS, HEADER + "spec:\n  basePath: \"/x\n  thr^ott\n  operations: {")
                .getFirst();

        TextEdit edit = item.getTextEdit().getLeft();
        assertThat(edit.getRange()).isEqualTo(new Range(new Position(7, 2), new Position(7, 8)));
    }

    @Test
    void namesOfTiersIssuersEndpointSetsOperationsAndScopesAreOffered() {
        String spec = HEADER + "spec:\n  endpoints:\n    production:\n      backends: {}\n    reports:\n";

        assertThat(at.labels(ORDERS, spec + "  throttling:\n    tier: ^\n"))
                .containsExactly("Bronze", "Gold", "Silver", "Unlimited");
        assertThat(at.labels(ORDERS, spec + "  security:\n    jwt:\n      issuers: [^"))
                .containsExactly("corporate");
        assertThat(at.labels(ORDERS, spec + "  security:\n    jwt:\n      issuers:\n        - ^"))
                .containsExactly("corporate");
        assertThat(at.labels(ORDERS, spec + "  operations:\n    getOrder:\n      endpoint: ^"))
                .containsExactly("production", "reports");
        assertThat(at.labels(ORDERS, spec + "  operations:\n    ^")).contains("exportOrders");
        assertThat(at.labels(ORDERS, spec + "  operations:\n    exportOrders:\n    ^"))
                .isNotEmpty()
                .doesNotContain("exportOrders");
        assertThat(at.labels("apis/pizza-shack/v1/api.yaml", """
                kind: Api
                metadata:
                  name: pizza-shack
                  version: v1
                spec:
                  operations:
                    cancelOrder:
                      security:
                        scopes: ["order:write", "^"]
                """)).contains("order:write", "order:cancel");
    }

    @Test
    void namesOfApisVersionsEnvironmentsAndRulesAreOffered() {
        String overlay = "kind: ApiOverlay\nspec:\n  targetRef:\n    name: ";
        assertThat(at.labels(PIZZA, overlay + "^")).containsExactly("catalogue", "orders", "pizza-shack");
        assertThat(at.labels(PIZZA, overlay + "orders\n    version: ^")).containsExactly("v1");
        assertThat(at.labels(PIZZA, OVERLAY + "  endpoints:\n    ^")).containsExactly("production", "sandbox");
        assertThat(at.labels("applications/new.yaml", "kind: Application\nspec:\n  subscriptions:\n    ^"))
                .containsExactly("catalogue-v1", "orders-v1", "pizza-shack-v1");
        assertThat(at.labels("mgwc.yaml", "kind: Workspace\nspec:\n  promotion: [dev, ^]"))
                .containsExactly("dev", "prod", "staging", "uat");
        assertThat(at.labels("mgwc.yaml", "kind: Workspace\nspec:\n  rules:\n    MGW30^"))
                .contains("MGW3020", "MGW3022");
    }

    @Test
    void valuesThatAreAllowedAreOffered() {
        assertThat(at.labels("mgwc.yaml", "kind: Workspace\nspec:\n  rules:\n    MGW3020: ^"))
                .containsExactly("off", "info", "warning", "error");
        assertThat(at.labels(ORDERS, "apiVersion: ^")).containsExactly("mgwc/v1");
        assertThat(at.labels(
                        "environments/dev/environment.yaml",
                        "kind: Environment\nspec:\n  guardrails:\n    requireTls: ^"))
                .containsExactly("true", "false");
        assertThat(at.labels(ORDERS, HEADER + "spec:\n  openapi: ^")).contains("openapi.yaml");
        assertThat(at.labels(
                        "environments/dev/environment.yaml",
                        "kind: Environment\nspec:\n  issuers:\n    corporate:\n      jwks:\n        file: ^"))
                .containsExactly(
                        "environments/dev/keys/corporate.jwks.json", "environments/prod/keys/corporate.jwks.json");
    }

    @Test
    void anEmptyFileIsOfferedWhatBelongsThere() {
        assertThat(at.completion("environments/dev/apis/orders-v1.yaml", "^"))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.getTextEdit().getLeft().getNewText()).isEqualTo("""
                                apiVersion: mgwc/v1
                                kind: ApiOverlay
                                metadata:
                                  name: orders-v1
                                spec:
                                  targetRef:
                                    name: orders
                                    version: v1
                                """));
        assertThat(at.labels("apis/new/v2/api.yaml", "^")).containsExactly("new Api");
    }

    @Test
    void nothingIsOfferedInCommentsAndWhereNothingFits() {
        assertThat(at.labels(ORDERS, "kind: Api # ^")).isEmpty();
        assertThat(at.labels(ORDERS, "# ^")).isEmpty();
        assertThat(at.labels("apis/orders/v1/openapi.yaml", "openapi: 3.1.0\n^"))
                .isEmpty();
        assertThat(at.labels(ORDERS, HEADER + "spec:\n  nonsense:\n    ^")).isEmpty();
    }

    @Test
    void aTextWithoutAPlaceIsKnownByItsKind() {
        at.editor().open("untitled:Untitled-1", "kind: Api\nspec:\n  \n");

        assertThat(Editor.answer(at.documents()
                                .completion(new CompletionParams(
                                        new TextDocumentIdentifier("untitled:Untitled-1"), new Position(2, 2))))
                        .getLeft())
                .extracting(CompletionItem::getLabel)
                .startsWith("basePath");
    }
}
