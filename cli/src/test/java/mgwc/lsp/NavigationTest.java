package mgwc.lsp;

import static mgwc.lsp.MarkedEditor.HEADER;
import static mgwc.lsp.MarkedEditor.ORDERS;
import static mgwc.lsp.MarkedEditor.OVERLAY;
import static mgwc.lsp.MarkedEditor.PIZZA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where names lead, and what documents are made of; {@code ^} marks the place. */
class NavigationTest {

    @AutoClose
    private MarkedEditor at;

    @BeforeEach
    void connect(@TempDir Path sample) throws IOException {
        at = MarkedEditor.in(sample);
    }

    @Test
    void namesLeadToTheirDefinitions() throws IOException {
        assertThat(at.definition(ORDERS, at.saved(ORDERS).replace("tier: Silver", "tier: ^Silver")))
                .singleElement()
                .asString()
                .startsWith("policies/throttling.yaml:");
        assertThat(at.definition(ORDERS, at.saved(ORDERS).replace("[corporate]", "[corp^orate]")))
                .containsExactlyInAnyOrder(
                        "environments/dev/environment.yaml:"
                                + at.line("environments/dev/environment.yaml", "corporate:"),
                        "environments/prod/environment.yaml:"
                                + at.line("environments/prod/environment.yaml", "corporate:"),
                        "environments/staging/environment.yaml:"
                                + at.line("environments/staging/environment.yaml", "corporate:"),
                        "environments/uat/environment.yaml:"
                                + at.line("environments/uat/environment.yaml", "corporate:"));
        assertThat(at.definition(ORDERS, at.saved(ORDERS).replace("exportOrders:", "exportOrders^:")))
                .containsExactly("apis/orders/v1/openapi.yaml:"
                        + at.line("apis/orders/v1/openapi.yaml", "operationId: exportOrders"));
        assertThat(at.definition(PIZZA, OVERLAY.replace("version: v1", "version: ^v1")))
                .containsExactly("apis/pizza-shack/v1/api.yaml:5");
        assertThat(at.definition(PIZZA, at.saved(PIZZA).replace("        east:", "        ea^st:")))
                .containsExactly("apis/pizza-shack/v1/api.yaml:" + at.line("apis/pizza-shack/v1/api.yaml", "east:"));
        assertThat(at.definition(ORDERS, HEADER + "spec:\n  openapi: ^openapi.yaml\n"))
                .containsExactly("apis/orders/v1/openapi.yaml:1");
        assertThat(at.definition(
                        "applications/web-shop.yaml",
                        at.saved("applications/web-shop.yaml").replace("pizza-shack-v1:", "pizza-^shack-v1:")))
                .containsExactly("apis/pizza-shack/v1/api.yaml:5");
    }

    @Test
    void referencesInContractsLeadToOtherFilesAndBack() throws IOException {
        Files.writeString(at.folder().resolve("apis/orders/v1/parts.yaml"), "Problem:\n  type: object\n");
        String contract = "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      $ref: 'parts.yaml#/Pro^blem'\n";

        assertThat(at.definition("apis/orders/v1/openapi.yaml", contract))
                .containsExactly("apis/orders/v1/parts.yaml:1");
        assertThat(at.references("apis/orders/v1/parts.yaml", "Pro^blem:\n  type: object\n"))
                .containsExactly("apis/orders/v1/openapi.yaml:5");
    }

    @Test
    void definitionsLeadToWhereTheyAreUsed() throws IOException {
        assertThat(at.references(
                        "policies/throttling.yaml",
                        at.saved("policies/throttling.yaml").replace("    Bronze:", "    ^Bronze:")))
                .contains(ORDERS + ":" + at.line(ORDERS, "tier: Bronze"));
        assertThat(at.references(
                        "apis/orders/v1/openapi.yaml",
                        at.saved("apis/orders/v1/openapi.yaml")
                                .replace("operationId: exportOrders", "operationId: ^exportOrders")))
                .contains(ORDERS + ":" + at.line(ORDERS, "exportOrders:"));
        assertThat(at.references(ORDERS, at.saved(ORDERS).replace("name: orders", "name: ^orders")))
                .contains("environments/dev/apis/orders-v1.yaml:8", "environments/prod/apis/orders-v1.yaml:8");
    }

    @Test
    void aDocumentHasItsKeysAsSymbolsAndAContractItsOperations() {
        MarkedEditor.Marked document = at.open(ORDERS, HEADER + "spec:\n  basePath: /x^\n");
        List<DocumentSymbol> symbols = at.symbols(document);
        assertThat(symbols)
                .extracting(DocumentSymbol::getName)
                .containsExactly("apiVersion", "kind", "metadata", "spec");
        assertThat(symbols.getLast().getChildren())
                .extracting(DocumentSymbol::getName)
                .containsExactly("basePath");
        assertThat(symbols.getLast().getRange()).isEqualTo(new Range(new Position(5, 0), new Position(6, 14)));

        MarkedEditor.Marked contract =
                at.open("apis/orders/v1/openapi.yaml", "openapi: 3.1.0\npaths:\n  /a:\n    get: {}^\n");
        assertThat(at.symbols(contract)).extracting(DocumentSymbol::getName).containsExactly("GET /a");
    }

    @Test
    void positionsBeyondTheEndHaveNoAnswerAndDoNoHarm() {
        TextDocumentIdentifier document =
                new TextDocumentIdentifier(at.folder().resolve(ORDERS).toUri().toString());
        for (Position position : List.of(
                new Position(9999, 0),
                new Position(0, 9999),
                new Position(Integer.MAX_VALUE, Integer.MAX_VALUE),
                new Position(-1, -5))) {
            Editor.answer(at.documents().hover(new HoverParams(document, position)));
            Editor.answer(at.documents().completion(new CompletionParams(document, position)));
            Editor.answer(at.documents().definition(new DefinitionParams(document, position)));
        }
        TextDocumentIdentifier unknown = new TextDocumentIdentifier("untitled:never-opened");
        assertThat(Editor.answer(at.documents().hover(new HoverParams(unknown, new Position(0, 0)))))
                .isNull();
    }
}
