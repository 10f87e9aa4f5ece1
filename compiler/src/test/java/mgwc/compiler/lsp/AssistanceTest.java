package mgwc.compiler.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor is told where the cursor stands; {@code ^} marks the place. */
class AssistanceTest {

    private static final String HEADER = """
            apiVersion: mgwc/v1
            kind: Api
            metadata:
              name: orders
              version: v1
            """;

    private static final String OVERLAY = """
            apiVersion: mgwc/v1
            kind: ApiOverlay
            metadata:
              name: pizza-shack-v1
            spec:
              targetRef:
                name: pizza-shack
                version: v1
            """;

    private static final String ORDERS = "apis/orders/v1/api.yaml";
    private static final String PIZZA = "environments/dev/apis/pizza-shack-v1.yaml";

    @TempDir
    Path folder;

    private Editor editor;

    @BeforeEach
    void connect() throws IOException {
        Sample.copyTo(folder);
        editor = Editor.in(folder);
    }

    @AfterEach
    void leave() {
        editor.close();
    }

    /** An open document with a mark in it. */
    private record Marked(TextDocumentIdentifier document, Position position) {}

    private Marked open(String path, String marked) {
        Path file = folder.resolve(path);
        int at = marked.indexOf('^');
        String before = marked.substring(0, at);
        editor.open(file, before + marked.substring(at + 1));
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return new Marked(
                new TextDocumentIdentifier(file.toUri().toString()),
                new Position(line, before.length() - before.lastIndexOf('\n') - 1));
    }

    private TextDocumentService documents() {
        return editor.server().getTextDocumentService();
    }

    private List<CompletionItem> completion(String path, String marked) {
        Marked place = open(path, marked);
        return Editor.answer(documents().completion(new CompletionParams(place.document(), place.position())))
                .getLeft();
    }

    private List<String> labels(String path, String marked) {
        return completion(path, marked).stream().map(CompletionItem::getLabel).toList();
    }

    private Optional<String> hover(String path, String marked) {
        Marked place = open(path, marked);
        return Optional.ofNullable(
                        Editor.answer(documents().hover(new HoverParams(place.document(), place.position()))))
                .map(hover -> hover.getContents().getRight().getValue());
    }

    private List<String> definition(String path, String marked) {
        Marked place = open(path, marked);
        return places(Editor.answer(documents().definition(new DefinitionParams(place.document(), place.position())))
                .getLeft());
    }

    private List<String> references(String path, String marked) {
        Marked place = open(path, marked);
        return places(Editor.answer(documents()
                .references(new ReferenceParams(place.document(), place.position(), new ReferenceContext(false)))));
    }

    private List<String> places(List<? extends Location> locations) {
        String root = folder.toUri().toString();
        return locations.stream()
                .map(location -> location.getUri().substring(root.length()) + ":"
                        + (location.getRange().getStart().getLine() + 1))
                .toList();
    }

    private String saved(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    @Test
    void keys_that_are_missing_are_offered_the_required_ones_first() {
        List<CompletionItem> items = completion(ORDERS, HEADER + "spec:\n  throttling:\n    tier: Gold\n  ^\n");

        assertThat(items)
                .extracting(CompletionItem::getLabel)
                .containsExactly("basePath", "endpoints", "security", "openapi", "operations");
        assertThat(items)
                .extracting(item -> item.getTextEdit().getLeft().getNewText())
                .containsExactly("basePath: ", "endpoints:", "security:", "openapi: ", "operations:");
        assertThat(items.getFirst().getDetail()).isEqualTo("required");
        assertThat(items.getFirst().getDocumentation().getRight().getValue())
                .startsWith("Where the gateway serves the API, without a trailing slash\\.".replace("\\.", "."));
    }

    @Test
    void a_half_typed_key_is_replaced_as_a_whole() {
        CompletionItem item = completion(ORDERS, HEADER + "spec:\n  basePath: \"/x\n  thr^ott\n  operations: {")
                .getFirst();

        TextEdit edit = item.getTextEdit().getLeft();
        assertThat(edit.getRange()).isEqualTo(new Range(new Position(7, 2), new Position(7, 8)));
    }

    @Test
    void names_of_tiers_issuers_endpoint_sets_operations_and_scopes_are_offered() {
        String spec = HEADER + "spec:\n  endpoints:\n    production:\n      backends: {}\n    reports:\n";

        assertThat(labels(ORDERS, spec + "  throttling:\n    tier: ^\n"))
                .containsExactly("Bronze", "Gold", "Silver", "Unlimited");
        assertThat(labels(ORDERS, spec + "  security:\n    jwt:\n      issuers: [^"))
                .containsExactly("corporate");
        assertThat(labels(ORDERS, spec + "  security:\n    jwt:\n      issuers:\n        - ^"))
                .containsExactly("corporate");
        assertThat(labels(ORDERS, spec + "  operations:\n    getOrder:\n      endpoint: ^"))
                .containsExactly("production", "reports");
        assertThat(labels(ORDERS, spec + "  operations:\n    ^")).contains("exportOrders");
        assertThat(labels(ORDERS, spec + "  operations:\n    exportOrders:\n    ^"))
                .isNotEmpty()
                .doesNotContain("exportOrders");
        assertThat(labels("apis/pizza-shack/v1/api.yaml", """
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
    void names_of_apis_versions_environments_and_rules_are_offered() {
        String overlay = "kind: ApiOverlay\nspec:\n  targetRef:\n    name: ";
        assertThat(labels(PIZZA, overlay + "^")).containsExactly("catalogue", "orders", "pizza-shack");
        assertThat(labels(PIZZA, overlay + "orders\n    version: ^")).containsExactly("v1");
        assertThat(labels(PIZZA, OVERLAY + "  endpoints:\n    ^")).containsExactly("production", "sandbox");
        assertThat(labels("applications/new.yaml", "kind: Application\nspec:\n  subscriptions:\n    ^"))
                .containsExactly("catalogue-v1", "orders-v1", "pizza-shack-v1");
        assertThat(labels("mgwc.yaml", "kind: Workspace\nspec:\n  promotion: [dev, ^]"))
                .containsExactly("dev", "prod", "staging", "uat");
        assertThat(labels("mgwc.yaml", "kind: Workspace\nspec:\n  rules:\n    MGW30^"))
                .contains("MGW3020", "MGW3022");
    }

    @Test
    void values_that_are_allowed_are_offered() {
        assertThat(labels("mgwc.yaml", "kind: Workspace\nspec:\n  rules:\n    MGW3020: ^"))
                .containsExactly("off", "info", "warning", "error");
        assertThat(labels(ORDERS, "apiVersion: ^")).containsExactly("mgwc/v1");
        assertThat(labels(
                        "environments/dev/environment.yaml",
                        "kind: Environment\nspec:\n  guardrails:\n    requireTls: ^"))
                .containsExactly("true", "false");
        assertThat(labels(ORDERS, HEADER + "spec:\n  openapi: ^")).contains("openapi.yaml");
        assertThat(labels(
                        "environments/dev/environment.yaml",
                        "kind: Environment\nspec:\n  issuers:\n    corporate:\n      jwks:\n        file: ^"))
                .containsExactly(
                        "environments/dev/keys/corporate.jwks.json", "environments/prod/keys/corporate.jwks.json");
    }

    @Test
    void an_empty_file_is_offered_what_belongs_there() {
        assertThat(completion("environments/dev/apis/orders-v1.yaml", "^"))
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
        assertThat(labels("apis/new/v2/api.yaml", "^")).containsExactly("new Api");
    }

    @Test
    void nothing_is_offered_in_comments_and_where_nothing_fits() {
        assertThat(labels(ORDERS, "kind: Api # ^")).isEmpty();
        assertThat(labels(ORDERS, "# ^")).isEmpty();
        assertThat(labels("apis/orders/v1/openapi.yaml", "openapi: 3.1.0\n^")).isEmpty();
        assertThat(labels(ORDERS, HEADER + "spec:\n  nonsense:\n    ^")).isEmpty();
    }

    @Test
    void a_key_is_explained_by_the_schema() {
        assertThat(hover(ORDERS, HEADER + "spec:\n  base^Path: /orders/v1\n")).hasValue("""
                        `spec.basePath`, required

                        Where the gateway serves the API, without a trailing slash.

                        Type: text \s
                        Form: a path of letters, digits and `-._~` that starts with `/` and does not end with it \s
                        Example: `/pizza-shack/v1`""");
    }

    @Test
    void a_value_is_shown_as_every_environment_has_it_and_who_said_so() throws IOException {
        assertThat(hover(PIZZA, saved(PIZZA).replace("http://127.0.0.1:9001/api", "http://127.0.0.1:9001/^api")))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains(
                                "- **dev** `http://127.0.0.1:9001/api` by `environments/dev/apis/pizza-shack-v1.yaml:")
                        .contains(", where `apis/pizza-shack/v1/api.yaml:19:16` said"
                                + " `http://pizza-east.shop.internal:8080/api`")
                        .contains("- **prod** `https://"));
    }

    @Test
    void a_secret_is_not_shown() throws IOException {
        String secret = "hunter2hunter2";
        String overlay = OVERLAY
                + "  endpoints:\n    production:\n      backends:\n        east:\n          url: http://joe:"
                + secret
                + "@east.internal/a^pi\n";
        assertThat(hover(PIZZA, overlay).orElse("")).doesNotContain(secret);
    }

    @Test
    void a_name_is_explained_by_its_definition() throws IOException {
        assertThat(hover(ORDERS, saved(ORDERS).replace("tier: Silver", "tier: Sil^ver")))
                .hasValueSatisfying(text -> assertThat(text).startsWith("Tier `Silver`: `requests: "));
        assertThat(hover("mgwc.yaml", "kind: Workspace\nspec:\n  rules:\n    MGW30^20: warning\n"))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("`MGW3020` `undefined-tier`: ")
                        .contains("mgwc explain"));
        assertThat(hover(ORDERS, saved(ORDERS).replace("exportOrders:", "export^Orders:")))
                .hasValueSatisfying(text -> assertThat(text).startsWith("`GET /"));
        assertThat(hover(PIZZA, OVERLAY.replace("name: pizza-shack\n", "name: pizza^-shack\n")))
                .hasValueSatisfying(text ->
                        assertThat(text).startsWith("API `pizza-shack-v1` at `/pizza-shack/v1`: Menu and orders"));
    }

    @Test
    void names_lead_to_their_definitions() throws IOException {
        assertThat(definition(ORDERS, saved(ORDERS).replace("tier: Silver", "tier: ^Silver")))
                .singleElement()
                .asString()
                .startsWith("policies/throttling.yaml:");
        assertThat(definition(ORDERS, saved(ORDERS).replace("[corporate]", "[corp^orate]")))
                .containsExactlyInAnyOrder(
                        "environments/dev/environment.yaml:" + line("environments/dev/environment.yaml", "corporate:"),
                        "environments/prod/environment.yaml:"
                                + line("environments/prod/environment.yaml", "corporate:"),
                        "environments/staging/environment.yaml:"
                                + line("environments/staging/environment.yaml", "corporate:"),
                        "environments/uat/environment.yaml:" + line("environments/uat/environment.yaml", "corporate:"));
        assertThat(definition(ORDERS, saved(ORDERS).replace("exportOrders:", "exportOrders^:")))
                .containsExactly("apis/orders/v1/openapi.yaml:"
                        + line("apis/orders/v1/openapi.yaml", "operationId: exportOrders"));
        assertThat(definition(PIZZA, OVERLAY.replace("version: v1", "version: ^v1")))
                .containsExactly("apis/pizza-shack/v1/api.yaml:5");
        assertThat(definition(PIZZA, saved(PIZZA).replace("        east:", "        ea^st:")))
                .containsExactly("apis/pizza-shack/v1/api.yaml:" + line("apis/pizza-shack/v1/api.yaml", "east:"));
        assertThat(definition(ORDERS, HEADER + "spec:\n  openapi: ^openapi.yaml\n"))
                .containsExactly("apis/orders/v1/openapi.yaml:1");
        assertThat(definition(
                        "applications/web-shop.yaml",
                        saved("applications/web-shop.yaml").replace("pizza-shack-v1:", "pizza-^shack-v1:")))
                .containsExactly("apis/pizza-shack/v1/api.yaml:5");
    }

    @Test
    void references_in_contracts_lead_to_other_files_and_back() throws IOException {
        Files.writeString(folder.resolve("apis/orders/v1/parts.yaml"), "Problem:\n  type: object\n");
        String contract = "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      $ref: 'parts.yaml#/Pro^blem'\n";

        assertThat(definition("apis/orders/v1/openapi.yaml", contract)).containsExactly("apis/orders/v1/parts.yaml:1");
        assertThat(references("apis/orders/v1/parts.yaml", "Pro^blem:\n  type: object\n"))
                .containsExactly("apis/orders/v1/openapi.yaml:5");
    }

    @Test
    void definitions_lead_to_where_they_are_used() throws IOException {
        assertThat(references(
                        "policies/throttling.yaml",
                        saved("policies/throttling.yaml").replace("    Bronze:", "    ^Bronze:")))
                .contains(ORDERS + ":" + line(ORDERS, "tier: Bronze"));
        assertThat(references(
                        "apis/orders/v1/openapi.yaml",
                        saved("apis/orders/v1/openapi.yaml")
                                .replace("operationId: exportOrders", "operationId: ^exportOrders")))
                .contains(ORDERS + ":" + line(ORDERS, "exportOrders:"));
        assertThat(references(ORDERS, saved(ORDERS).replace("name: orders", "name: ^orders")))
                .contains("environments/dev/apis/orders-v1.yaml:8", "environments/prod/apis/orders-v1.yaml:8");
    }

    @Test
    void a_misspelt_name_is_put_right_by_one_click() throws IOException {
        String text = saved(ORDERS).replace("tier: Silver", "tier: Silber");
        Path file = folder.resolve(ORDERS);
        editor.open(file, text);
        Diagnostic found = editor.findings(file, list -> !list.isEmpty()).getFirst();

        CodeAction action = action(file, found);

        assertThat(action.getTitle()).isEqualTo("Write Silver (MGW3020)");
        assertThat(action.getEdit().getChanges().get(file.toUri().toString()))
                .containsExactly(new TextEdit(found.getRange(), "Silver"));
    }

    @Test
    void what_needs_no_decision_is_done_as_validate_fix_does_it() throws IOException {
        Path file = folder.resolve(ORDERS);
        String text = saved(ORDERS);
        editor.open(file, text.replace("timeouts:", "timouts:"));
        Diagnostic found = editor.findings(file, list -> !list.isEmpty()).getFirst();

        CodeAction action = action(file, found);

        assertThat(action.getTitle()).isEqualTo("Rename `timouts` to `timeouts` (MGW2001)");
        assertThat(action.getEdit().getChanges().get(file.toUri().toString()))
                .containsExactly(new TextEdit(found.getRange(), "timeouts"));
    }

    private CodeAction action(Path file, Diagnostic found) {
        return Editor.answer(documents()
                        .codeAction(new CodeActionParams(
                                new TextDocumentIdentifier(file.toUri().toString()),
                                found.getRange(),
                                new CodeActionContext(List.of(found)))))
                .getFirst()
                .getRight();
    }

    @Test
    void a_document_has_its_keys_as_symbols_and_a_contract_its_operations() {
        Marked document = open(ORDERS, HEADER + "spec:\n  basePath: /x^\n");
        List<DocumentSymbol> symbols = symbols(document);
        assertThat(symbols)
                .extracting(DocumentSymbol::getName)
                .containsExactly("apiVersion", "kind", "metadata", "spec");
        assertThat(symbols.getLast().getChildren())
                .extracting(DocumentSymbol::getName)
                .containsExactly("basePath");
        assertThat(symbols.getLast().getRange()).isEqualTo(new Range(new Position(5, 0), new Position(6, 14)));

        Marked contract = open("apis/orders/v1/openapi.yaml", "openapi: 3.1.0\npaths:\n  /a:\n    get: {}^\n");
        assertThat(symbols(contract)).extracting(DocumentSymbol::getName).containsExactly("GET /a");
    }

    private List<DocumentSymbol> symbols(Marked document) {
        return Editor.answer(documents().documentSymbol(new DocumentSymbolParams(document.document()))).stream()
                .map(symbol -> symbol.getRight())
                .toList();
    }

    private int line(String path, String text) throws IOException {
        List<String> lines = saved(path).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError(text);
    }

    @Test
    void positions_beyond_the_end_have_no_answer_and_do_no_harm() {
        TextDocumentIdentifier document =
                new TextDocumentIdentifier(folder.resolve(ORDERS).toUri().toString());
        for (Position position : List.of(
                new Position(9999, 0),
                new Position(0, 9999),
                new Position(Integer.MAX_VALUE, Integer.MAX_VALUE),
                new Position(-1, -5))) {
            Editor.answer(documents().hover(new HoverParams(document, position)));
            Editor.answer(documents().completion(new CompletionParams(document, position)));
            Editor.answer(documents().definition(new DefinitionParams(document, position)));
        }
        TextDocumentIdentifier unknown = new TextDocumentIdentifier("untitled:never-opened");
        assertThat(Editor.answer(documents().hover(new HoverParams(unknown, new Position(0, 0)))))
                .isNull();
    }

    @Test
    void a_text_without_a_place_is_known_by_its_kind() {
        editor.open("untitled:Untitled-1", "kind: Api\nspec:\n  \n");

        assertThat(Editor.answer(documents()
                                .completion(new CompletionParams(
                                        new TextDocumentIdentifier("untitled:Untitled-1"), new Position(2, 2))))
                        .getLeft())
                .extracting(CompletionItem::getLabel)
                .startsWith("basePath");
    }
}
