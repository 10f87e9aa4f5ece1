package mgwc.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Report;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the server lives with an editor: from the first word to the last, and what happens to files between. */
class EditorConnectionTest {

    @TempDir
    Path folder;

    private Path api;
    private String text;

    @BeforeEach
    void layOutTheSample() throws IOException {
        Sample.copyTo(folder);
        api = folder.resolve("apis/orders/v1/api.yaml");
        text = Files.readString(api);
    }

    private static List<String> rules(List<Diagnostic> findings) {
        return findings.stream().map(finding -> finding.getCode().getLeft()).toList();
    }

    @Test
    void findingsComeWithWhatIsTypedAndGoWithIt() throws IOException {
        try (Editor editor = Editor.in(folder)) {
            String uri = api.toUri().toString();
            editor.open(api, text);
            int line = text.substring(0, text.indexOf("tier: Silver")).split("\n", -1).length - 1;
            Range silver = new Range(new Position(line, 10), new Position(line, 16));

            editor.change(uri, 2, new TextDocumentContentChangeEvent(silver, "Silber"));

            List<Diagnostic> found = editor.findings(api, list -> !list.isEmpty());
            assertThat(rules(found)).containsExactly("MGW3020");
            assertThat(found.getFirst().getRange()).isEqualTo(silver);
            assertThat(found.getFirst().getMessage().getLeft()).contains("did you mean `Silver`?");
            assertThat(editor.version(api)).isEqualTo(2);

            editor.change(uri, 3, new TextDocumentContentChangeEvent(silver, "Silver"));
            assertThat(editor.findings(api, List::isEmpty)).isEmpty();

            editor.change(uri, 4, new TextDocumentContentChangeEvent("kind: Api"));
            assertThat(editor.findings(api, list -> !list.isEmpty())).isNotEmpty();
            editor.close(uri);
            assertThat(editor.findings(api, List::isEmpty)).isEmpty();
        }
        assertThat(api).hasContent(text);
    }

    @Test
    void whatAnEditBreaksElsewhereIsShownThere() throws IOException {
        Path tiers = folder.resolve("policies/throttling.yaml");
        try (Editor editor = Editor.in(folder)) {
            editor.open(tiers, Files.readString(tiers).replace("Silver:", "Silber:"));

            assertThat(rules(editor.findings(api, list -> !list.isEmpty()))).contains("MGW3020");
        }
    }

    @Test
    void filesThatChangeOutsideOfTheEditorAreNoticedByTheServerItself() throws IOException {
        try (Editor editor = Editor.in(folder)) {
            Files.writeString(api, text.replace("tier: Silver", "tier: Silber"));
            assertThat(rules(editor.findings(api, list -> !list.isEmpty()))).containsExactly("MGW3020");
        }
    }

    @Test
    void filesThatChangeOutsideOfTheEditorAreWatchedByAClientThatCan() throws IOException {
        ClientCapabilities able = new ClientCapabilities();
        WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
        workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
        able.setWorkspace(workspace);
        try (Editor editor = Editor.silent()) {
            editor.initialize(able, folder);
            assertThat(editor.registrations().getFirst().getRegistrations())
                    .extracting(registration -> registration.getMethod())
                    .containsExactly("workspace/didChangeWatchedFiles");

            Files.writeString(api, text.replace("tier: Silver", "tier: Silber"));
            editor.server()
                    .getWorkspaceService()
                    .didChangeWatchedFiles(new DidChangeWatchedFilesParams(
                            List.of(new FileEvent(api.toUri().toString(), FileChangeType.Changed))));
            assertThat(rules(editor.findings(api, list -> !list.isEmpty()))).containsExactly("MGW3020");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mgwc.yaml", "."})
    void findingsGoWithTheirWorkspace(String deleted) throws IOException {
        String mark = Files.readString(folder.resolve("mgwc.yaml"));
        try (Editor editor = Editor.in(folder)) {
            editor.open(api, text.replace("tier: Silver", "tier: Silber"));
            assertThat(editor.findings(api, list -> !list.isEmpty())).isNotEmpty();

            try (Stream<Path> files = Files.walk(folder.resolve(deleted).normalize())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            assertThat(editor.findings(api, List::isEmpty)).isEmpty();

            if (Files.exists(api)) {
                Files.writeString(folder.resolve("mgwc.yaml"), mark);
            } else {
                Sample.copyTo(folder);
            }
            editor.close(api.toUri().toString());
            editor.open(api, text.replace("tier: Silver", "tier: Silber"));
            assertThat(editor.findings(api, list -> !list.isEmpty())).isNotEmpty();
        }
    }

    @Test
    void columnsAreCountedAsTheEditorCounts() throws IOException {
        String emoji =
                text.replace("Orders across", "\ud83c\udf55 across").replace("tier: Silver", "tier: Si\ud83c\udf55");
        for (String encoding : List.of("utf-8", "utf-16", "utf-32")) {
            try (Editor editor = Editor.withEncodings(List.of(encoding), folder)) {
                editor.open(api, emoji);
                Range range =
                        editor.findings(api, list -> !list.isEmpty()).getFirst().getRange();
                assertThat(range.getEnd().getCharacter() - range.getStart().getCharacter())
                        .isEqualTo(
                                switch (encoding) {
                                    case "utf-8" -> 6;
                                    case "utf-16" -> 4;
                                    default -> 3;
                                });
            }
        }
    }

    @Test
    void nothingIsAnsweredBeforeTheFirstWordAndAfterTheLast() throws IOException {
        try (Editor editor = Editor.silent()) {
            assertThatThrownBy(() -> Editor.answer(editor.server().shutdown()))
                    .hasCauseInstanceOf(ResponseErrorException.class)
                    .hasMessageContaining("the server is not initialized");
            editor.open(api, text);
            editor.initialize(new ClientCapabilities(), folder);
            assertThatThrownBy(() -> editor.initialize(new ClientCapabilities(), folder))
                    .hasMessageContaining("the server is initialized already");
        }
    }

    @Test
    void theExitCodeTellsWhetherTheEditorSaidGoodbye() throws IOException {
        Editor polite = Editor.in(folder);
        Editor.answer(polite.server().shutdown());
        polite.server().exit();
        assertThat(polite.exitCode()).isZero();

        Editor hasty = Editor.in(folder);
        hasty.server().exit();
        assertThat(hasty.exitCode()).isEqualTo(1);

        Editor gone = Editor.in(folder);
        gone.vanish();
        assertThat(gone.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "Content-Length: 5\r\n\r\n{nope",
                "Content-Length: many\r\n\r\n{}",
                "Content-Length: 99\r\n\r\n{\"jsonrpc\":",
                "Content-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "Content-Length: 2\r\n\r\n{}",
                "Content-Length: 2\r\n\r\n[]",
                "Content-Length: 4\r\n\r\nnull",
                "Content-Length: 45\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}",
            })
    void noiseIsSurvivedUntilTheStreamEnds(String noise) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> log = new ArrayList<>();

        int code = EditorConnection.serve(
                new ByteArrayInputStream(noise.getBytes(StandardCharsets.UTF_8)),
                out,
                "1",
                (source, wanted) -> Report.of(List.of()),
                log::add);

        assertThat(code).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8) + log).doesNotContain("\tat ", "\n\tat");
    }

    @Test
    void malformedMessagesDoNotEndTheConversation() throws InterruptedException {
        String bad = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/hover\",\"params\":{\"position\":\"x\"}}";
        String broken = "{nope";
        String good = "{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
        String unknown = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"no/such\",\"params\":{}}";
        StringBuilder in = new StringBuilder();
        for (String message : List.of(bad, broken, good, unknown)) {
            in.append("Content-Length: ")
                    .append(message.length())
                    .append("\r\n\r\n")
                    .append(message);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        EditorConnection.serve(
                new ByteArrayInputStream(in.toString().getBytes(StandardCharsets.UTF_8)),
                out,
                "1",
                (source, wanted) -> Report.of(List.of()),
                line -> {});

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"id\":7,\"error\":{")
                .contains("\"id\":8,\"result\":{")
                .contains("\"id\":9,\"error\":{\"code\":-32601")
                .doesNotContain("\\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "untitled:Untitled-1",
                "file:///",
                "file://host/share/api.yaml",
                "file:relative.yaml",
                "http://localhost/api.yaml",
                "not a uri at all",
                "file:///no/such/folder/apis/x/v1/api.yaml",
                "file:///%00",
                "",
            })
    void documentsFromAnywhereAreTaken(String uri) throws IOException {
        try (Editor editor = Editor.in(folder)) {
            editor.open(uri, "kind: Api\n");
            editor.change(uri, 2, new TextDocumentContentChangeEvent("kind: [\n"));
            editor.change("file:///never/opened.yaml", 2, new TextDocumentContentChangeEvent("a"));
            editor.close(uri);
            editor.close(uri);

            editor.open(api, text.replace("tier: Silver", "tier: Silber"));
            assertThat(editor.findings(api, list -> !list.isEmpty())).isNotEmpty();
        }
    }

    @Test
    void aThousandEditsInARowEndInWhatTheLastOneSays() throws IOException {
        try (Editor editor = Editor.in(folder)) {
            String uri = api.toUri().toString();
            editor.open(api, "");
            int version = 1;
            for (char c : (text.replace("tier: Silver", "tier: Silber")).toCharArray()) {
                Position end = new Position(Integer.MAX_VALUE, 0);
                editor.change(
                        uri, ++version, new TextDocumentContentChangeEvent(new Range(end, end), Character.toString(c)));
            }
            assertThat(rules(editor.findings(api, list -> rules(list).equals(List.of("MGW3020")))))
                    .containsExactly("MGW3020");
        }
    }

    @Test
    void aHugeDocumentIsReportedAndLeftAlone() throws IOException {
        Path tiers = folder.resolve("policies/throttling.yaml");
        try (Editor editor = Editor.in(folder)) {
            editor.open(tiers, "# pizza\n".repeat(1 << 20) + "#");

            assertThat(rules(editor.findings(tiers, list -> !list.isEmpty()))).containsExactly("MGW1014");
        }
    }
}
