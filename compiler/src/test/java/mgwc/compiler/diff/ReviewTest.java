package mgwc.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mgwc.compiler.InMemory;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.report.ReviewMarkdown;
import mgwc.compiler.report.ReviewText;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class ReviewTest {

    private static final String API = "apis/menu/v1/api.yaml";
    private static final String CONTRACT = "apis/menu/v1/openapi.yaml";
    private static final String PROD = "environments/prod/environment.yaml";
    private static final InMemory SHOP = InMemory.shop();

    private static Review review(InMemory before, InMemory after, String... environments) {
        Review.Trees trees = new Review.Trees("main", Outcome.of(before.tree()), "HEAD", Outcome.of(after.tree()));
        return Review.of(trees, List.of(environments), true);
    }

    private static String text(Review review) {
        StringBuilder text = new StringBuilder();
        try {
            ReviewText.write(review, false, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private static InMemory without(InMemory workspace, String path) {
        SortedMap<String, SourceFile> files = new TreeMap<>(workspace.tree().files());
        files.remove(path);
        return new InMemory(SourceTree.of(List.copyOf(files.values())));
    }

    /** Rows of all tables, headings not counted; a row that is broken apart would not be in a table. */
    private static int rows(String markdown) {
        Node page = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(markdown);
        int[] rows = {0};
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                rows[0] -= block instanceof TableBlock ? 1 : 0;
                visitChildren(block);
            }

            @Override
            public void visit(CustomNode node) {
                rows[0] += node instanceof TableRow ? 1 : 0;
                visitChildren(node);
            }
        });
        return rows[0];
    }

    @Test
    void whatEnvironmentsHaveInCommonIsToldOnce() {
        InMemory after = SHOP.replace(API, "response: 5s", "response: 2s");

        assertThat(text(review(SHOP, after))).isEqualTo("""
                API `menu-v1` in dev, prod
                  ~ spec.endpoints.production.timeouts.response: 5s -> 2s
                      medium, callers: The gateway gives up earlier. [MGW9205]
                      apis/menu/v1/api.yaml:11:19

                1 changed; 1 medium
                """);
    }

    @Test
    void markdownFoldsEachSubjectWithItsCompiledFiles() {
        InMemory after = SHOP.replace(API, "response: 5s", "response: 2s");

        assertThat(ReviewMarkdown.of(review(SHOP, after, "prod"), "https://git.example/apis/blob/abc/"))
                .isEqualTo("""
                        <!-- mgwc:diff -->
                        ### Gateway changes, `main` to `HEAD`

                        1 changed; 1 medium

                        | Risk | What | Environments | Changes |
                        |---|---|---|---|
                        | medium | API `menu-v1` | `prod` | The gateway gives up earlier. |

                        <details><summary><b>API menu-v1</b>, prod: 1 change</summary>

                        | | Setting | Before | After | Risk | Meaning | Where |
                        |---|---|---|---|---|---|---|
                        | ~ | `spec.endpoints.production.timeouts.response` | `5s` | `2s` | medium | The gateway gives up earlier. (callers, MGW9205) | [`apis/menu/v1/api.yaml:11`](<https://git.example/apis/blob/abc/apis/menu/v1/api.yaml#L11>) |

                        <details><summary>Compiled, prod, 11 lines</summary>

                        ```diff
                        --- a/gateway.json
                        +++ b/gateway.json
                        @@ -126,7 +126,7 @@
                                 "timeouts": {
                                   "connectMillis": 2000,
                                   "idleMillis": 60000,
                        -          "responseMillis": 5000
                        +          "responseMillis": 2000
                                 }
                               },
                               "menu-v1/sandbox": {
                        ```

                        </details>

                        </details>

                        """);
    }

    @Test
    void markupMentionsAndControlCharactersStayText() {
        String hostile = "a|b `c` ``d`` <img src=x> @everyone [x](http://evil) | x | y |";
        InMemory after = SHOP.replace(API, "  version: v1", "  version: v1\n  description: \"" + hostile + "\"")
                .replace(CONTRACT, "components:\n", """
                  /a|<b>@c:
                    get: {operationId: "x|y</b>`@team\\u202e", responses: {"200": {description: x}}}
                components:
                """);

        assertThat(review(SHOP, after).after().diagnostics()).isEmpty();

        String markdown = ReviewMarkdown.of(review(SHOP, after, "prod"), "https://git.example/");

        assertThat(rows(markdown)).isEqualTo(1 + 2);
        assertThat(markdown).doesNotContain("\u202e", "\u001b");
        String page = html(markdown);
        assertThat(page).contains("@everyone").doesNotContain("<img", "<a href=\"http://evil\"", "</b>`");
        assertThat(page.replaceAll("(?s)<code[^>]*>.*?</code>", "")).doesNotContain("@everyone", "@team");
        assertThat(text(review(SHOP, after, "prod"))).doesNotContain("\u202e", "\u001b");
    }

    private static String html(String markdown) {
        var extensions = List.of(TablesExtension.create());
        Node page = Parser.builder().extensions(extensions).build().parse(markdown);
        return org.commonmark.renderer.html.HtmlRenderer.builder()
                .extensions(extensions)
                .build()
                .render(page);
    }

    @Test
    void thousandsOfChangedApisFitByLeavingOutWholeBlocks() {
        InMemory before = many(2_000, "5s");
        InMemory after = many(2_000, "2s");

        String markdown = ReviewMarkdown.of(review(before, after, "prod"), "");

        assertThat(markdown.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(ReviewMarkdown.LARGEST);
        assertThat(markdown)
                .containsPattern("\\*\\*\\d+ more left out here\\*\\*")
                .contains("and 1950 more");
        int open = markdown.split("<details>", -1).length;
        assertThat(markdown.split("</details>", -1)).hasSize(open);
        int shown = markdown.split("<summary><b>", -1).length - 1;
        assertThat(rows(markdown)).isEqualTo(51 + shown);
    }

    @Test
    void manyEnvironmentsWithLongNamesFitByNamingSomeOfThem() {
        InMemory before = everywhere(many(60, "5s"));
        InMemory after = everywhere(many(60, "2s"));
        InMemory broken = after.with("apis/api0000/v1/api.yaml", "kind: [");

        for (InMemory now : List.of(after, broken)) {
            Review.Trees trees = new Review.Trees("main", Outcome.of(before.tree()), "HEAD", Outcome.of(now.tree()));
            String markdown = ReviewMarkdown.of(Review.of(trees, List.of(), false), "https://git.example/");

            assertThat(markdown.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(ReviewMarkdown.LARGEST);
            assertThat(markdown).contains(" more | ", "more left out here");
        }
    }

    private static InMemory everywhere(InMemory workspace) {
        SortedMap<String, SourceFile> files = new TreeMap<>(workspace.tree().files());
        String text = new String(files.get(PROD).content(), StandardCharsets.UTF_8);
        for (int i = 0; i < 40; i++) {
            String name = "a-place-far-away-with-a-name-that-nobody-remembers-number-%03d".formatted(i);
            put(files, "environments/" + name + "/environment.yaml", text.replace("name: prod", "name: " + name));
        }
        return new InMemory(SourceTree.of(List.copyOf(files.values())));
    }

    private static InMemory many(int count, String timeout) {
        SortedMap<String, SourceFile> files = new TreeMap<>(SHOP.tree().files());
        for (int i = 0; i < count; i++) {
            String folder = "apis/api%04d/v1/".formatted(i);
            String text = """
                    apiVersion: mgwc/v1
                    kind: Api
                    metadata: {name: api%04d, version: v1}
                    spec:
                      basePath: /api%04d/v1
                      endpoints: {production: {timeouts: {response: %s}, backends: {one: {url: "http://one.internal"}}}}
                      security: {jwt: {issuers: [corporate]}}
                    """.formatted(i, i, timeout);
            put(files, folder + "api.yaml", text);
            put(files, folder + "openapi.yaml", """
                    openapi: 3.1.0
                    info: {title: One, version: "1"}
                    paths: {/items: {get: {operationId: get, responses: {}}}}
                    """);
        }
        return new InMemory(SourceTree.of(List.copyOf(files.values())));
    }

    private static void put(SortedMap<String, SourceFile> files, String path, String text) {
        files.put(path, new SourceFile(path, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aBrokenFileHidesOnlyWhatItMayBeAbout() {
        InMemory after = SHOP.replace(PROD, "https://api.prod.example", "https://api.example")
                .edit(API, text -> text + "  nonsense: [\n");

        Review review = review(SHOP, after, "prod");

        assertThat(text(review)).isEqualTo("""
                issuer `corporate`
                  ~ audiences: [https://api.prod.example] -> [https://api.example]
                      high, exposure: Tokens made for another audience are accepted. [MGW9109]
                      environments/prod/environment.yaml:9:18

                broken in HEAD: apis/menu/v1/api.yaml
                not compared in prod: API `menu-v1`
                1 changed; 1 high
                """);
        assertThat(review.isPartial()).isTrue();
        assertThat(review.after().diagnostics()).isNotEmpty();
        assertThat(ReviewMarkdown.of(review, "")).contains("Not everything could be compared", "`broken in HEAD: ");
    }

    @Test
    void aBrokenEnvironmentIsNotARemovedOne() {
        InMemory after = SHOP.edit(PROD, text -> text + "  nonsense: [\n");

        assertThat(text(review(SHOP, after))).isEqualTo("""
                broken in HEAD: environments/prod/environment.yaml
                not compared in prod: environment
                no changes in what was compared
                """);
    }

    @Test
    void anEnvironmentOnOneSideIsOneChange() {
        InMemory after = without(SHOP, PROD);

        assertThat(text(review(SHOP, after))).startsWith("- environment in prod: 1 APIs, 1 applications\n");
        assertThat(text(review(after, SHOP))).startsWith("+ environment in prod: 1 APIs, 1 applications\n");
    }

    @Test
    void movingAndRenamingAnApiIsToldAsSuch() {
        InMemory moved = moved(SHOP, "apis/elsewhere/v1/", text -> text);
        InMemory renamed = moved(SHOP, "apis/carte/v1/", text -> text.replace("name: menu", "name: carte"))
                .replace("applications/web.yaml", "menu-v1", "carte-v1");

        assertThat(text(review(SHOP, moved, "prod"))).isEqualTo("no changes\n");
        assertThat(text(review(SHOP, renamed, "prod")))
                .contains("API `carte-v1`\n  ~ metadata.name: menu-v1 -> carte-v1\n")
                .doesNotContain("MGW9401", "MGW9403");
    }

    private static InMemory moved(InMemory workspace, String folder, java.util.function.UnaryOperator<String> edit) {
        String api =
                edit.apply(new String(workspace.tree().file(API).orElseThrow().content(), StandardCharsets.UTF_8));
        String contract =
                new String(workspace.tree().file(CONTRACT).orElseThrow().content(), StandardCharsets.UTF_8);
        return without(without(workspace, API), CONTRACT)
                .with(folder + "api.yaml", api)
                .with(folder + "openapi.yaml", contract);
    }

    @Test
    void losingAuthenticationIsNotHiddenByANewName() {
        InMemory after = SHOP.replace(CONTRACT, "operationId: addItem", "operationId: createItem")
                .replace(API, "    getMenu:", "    createItem: {security: {anonymous: true}}\n    getMenu:");

        assertThat(text(review(SHOP, after, "prod")))
                .contains("MGW9101", "MGW9408")
                .doesNotContain("MGW9405");
    }

    @Test
    void breakingShowsOnlyWhatBreaksCallers() {
        InMemory after = SHOP.replace(API, "basePath: /menu/v1", "basePath: /carte/v1")
                .replace(API, "response: 5s", "response: 2s");

        assertThat(Stream.of(review(SHOP, after, "prod").breaking())
                        .flatMap(review -> review.environments().values().stream())
                        .flatMap(set -> set.changes().stream())
                        .map(judged -> judged.rule().name()))
                .containsExactly("moved-api");
    }
}
