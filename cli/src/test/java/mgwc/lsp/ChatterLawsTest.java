package mgwc.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Report;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever an editor says, and in whatever bytes: it is answered in kind, and the server ends when the editor does. */
class ChatterLawsTest {

    private static final String HERE = Path.of("../compiler/src/test/fixtures/workspaces/shop/mgwc.yaml")
            .toAbsolutePath()
            .normalize()
            .toUri()
            .toString();

    private static final List<String> QUESTIONS = List.of(
            "textDocument/hover",
            "textDocument/completion",
            "textDocument/definition",
            "textDocument/references",
            "textDocument/documentSymbol",
            "textDocument/codeAction",
            "textDocument/rename",
            "workspace/executeCommand",
            "workspace/symbol",
            "initialize",
            "no/such",
            "");

    private static final List<String> NEWS = List.of(
            "textDocument/didOpen",
            "textDocument/didChange",
            "textDocument/didSave",
            "textDocument/didClose",
            "workspace/didChangeWatchedFiles",
            "workspace/didChangeWorkspaceFolders",
            "workspace/didChangeConfiguration",
            "initialized",
            "$/cancelRequest",
            "$/setTrace",
            "$/no/such",
            "no/such");

    private static final List<String> FIELDS = List.of(
            "textDocument",
            "uri",
            "position",
            "line",
            "character",
            "contentChanges",
            "range",
            "start",
            "end",
            "text",
            "version",
            "languageId",
            "context",
            "includeDeclaration",
            "diagnostics",
            "changes",
            "type",
            "event",
            "added",
            "removed",
            "id",
            "settings",
            "value",
            "query");

    /** What a client may put anywhere. */
    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> plain = Arbitraries.of(
                "null",
                "true",
                "0",
                "1",
                "-1",
                "1.5",
                "1e99",
                "99999999999",
                "\"\"",
                "\"a\"",
                "\"file:///%zz\"",
                "\"file:///no/such.yaml\"",
                "\"untitled:1\"",
                "\"kind: Api\\n\"",
                "\"\\ud83d\"",
                "[]",
                "{}",
                "\"" + HERE + "\"");
        Arbitrary<String> fitting = Arbitraries.of(
                "{\"uri\":\"" + HERE + "\",\"languageId\":\"yaml\",\"version\":1,\"text\":\"kind: [\"}",
                "{\"uri\":\"" + HERE + "\",\"version\":2}",
                "{\"line\":0,\"character\":3}",
                "{\"start\":{\"line\":0,\"character\":3},\"end\":{\"line\":0,\"character\":1}}",
                "[{\"range\":{\"start\":{\"line\":0,\"character\":3}},\"text\":\"\"}]",
                "[{\"text\":\"kind: Api\"}]",
                "[{\"uri\":\"" + HERE + "\",\"type\":2}]");
        return Arbitraries.lazyOf(
                () -> plain,
                () -> fitting,
                () -> fitting,
                () -> values().list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"),
                this::objects);
    }

    private Arbitrary<String> objects() {
        return Combinators.combine(Arbitraries.of(FIELDS), Arbitraries.lazy(this::values))
                .as((field, value) -> "\"" + field + "\":" + value)
                .list()
                .ofMaxSize(5)
                .map(list -> "{" + String.join(",", list) + "}");
    }

    /** What a client says between its first and its last word; {@code ID} is replaced by a number. */
    @Provide
    Arbitrary<List<String>> chatter() {
        Arbitrary<String> params = Arbitraries.oneOf(
                objects(),
                Arbitraries.of("null", "7", "\"a\"", "true"),
                Arbitraries.of(
                                "{'textDocument':{'uri':'HERE'},'position':{'line':1,'character':2},'context':{}}",
                                "{'textDocument':{'uri':'HERE','languageId':'yaml','version':1,'text':'kind: ['}}",
                                "{'textDocument':{'uri':'HERE','version':2},'contentChanges':[{'text':'kind: A'}]}",
                                "{'changes':[{'uri':'HERE','type':3}]}",
                                "{'event':{'added':[{'uri':'HERE','name':'a'}],'removed':[{'uri':'HERE','name':'a'}]}}",
                                "{'id':1}")
                        .map(said -> said.replace('\'', '"').replace("HERE", HERE)));
        Arbitrary<String> questions = Combinators.combine(Arbitraries.of(QUESTIONS), params)
                .as((method, said) ->
                        "{\"jsonrpc\":\"2.0\",\"id\":ID,\"method\":\"%s\",\"params\":%s}".formatted(method, said));
        Arbitrary<String> news = Combinators.combine(Arbitraries.of(NEWS), params)
                .as((method, said) -> "{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, said));
        return Arbitraries.frequencyOf(Tuple.of(3, questions), Tuple.of(3, news))
                .list()
                .ofMaxSize(12);
    }

    private record Talk(int code, List<JsonNode> said, List<String> log) {}

    @Property(seed = "20261123", tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyQuestionIsAnsweredOnceAndTheLastWordIsHeard(@ForAll("chatter") List<String> chatter) throws Exception {
        List<String> messages = new ArrayList<>();
        messages.add("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
        int questions = 1;
        for (String message : chatter) {
            messages.add(message.contains(":ID,") ? message.replace(":ID,", ":" + questions++ + ",") : message);
        }
        messages.add("{\"jsonrpc\":\"2.0\",\"id\":" + questions + ",\"method\":\"shutdown\"}");
        messages.add("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");

        Talk talk = talk(framed(messages));

        assertThat(talk.code()).as(talk.log().toString()).isZero();
        List<Integer> answered = talk.said().stream()
                .filter(message -> message.has("id"))
                .map(message -> message.get("id").intValue())
                .sorted()
                .toList();
        assertThat(answered)
                .isEqualTo(Stream.iterate(0, i -> i + 1).limit(questions + 1).toList());
    }

    @Property(seed = "20261123", tries = 500, edgeCases = EdgeCasesMode.NONE)
    void bytesOfAnyKindEndTheConversationAtWorst(@ForAll("chatter") List<String> chatter, @ForAll long wounds)
            throws Exception {
        byte[] bytes = wounded(framed(chatter), new Random(wounds));

        Talk talk = talk(bytes);

        assertThat(talk.code()).isIn(0, 1);
    }

    private static byte[] framed(List<String> messages) {
        StringBuilder text = new StringBuilder();
        for (String message : messages) {
            text.append("Content-Length: ")
                    .append(message.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n\r\n")
                    .append(message.replace("ID", "1"));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] wounded(byte[] bytes, Random random) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(60));
            byte[] part = Arrays.copyOfRange(bytes, from, to);
            switch (random.nextInt(12)) {
                case 0 -> part[random.nextInt(part.length)] = (byte) random.nextInt(256);
                case 1 -> part = new byte[0];
                case 2 -> parts.add(part);
                case 3 ->
                    parts.add("Content-Length: %d\r\n\r\n"
                            .formatted(random.nextInt(-2, 2000))
                            .getBytes(StandardCharsets.UTF_8));
                case 4 -> parts.add("Content-Type: x; charset=nonsense\r\n".getBytes(StandardCharsets.UTF_8));
                default -> {}
            }
            parts.add(part);
            from = to;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static Talk talk(byte[] bytes) throws InterruptedException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> log = new CopyOnWriteArrayList<>();
        int code = EditorConnection.serve(
                new ByteArrayInputStream(bytes),
                out,
                "1",
                (source, wanted) -> Report.of(List.of()),
                log::add,
                Duration.ZERO);
        byte[] said;
        synchronized (out) {
            said = out.toByteArray();
        }
        assertThat(log).allSatisfy(line -> assertThat(line).doesNotContain("\n", "\tat "));
        assertThat(new String(said, StandardCharsets.UTF_8)).doesNotContain("\\tat ", "\tat ");
        return new Talk(code, messages(said), List.copyOf(log));
    }

    /** What the server said, which is always well-formed. */
    private static List<JsonNode> messages(byte[] said) throws IOException {
        List<JsonNode> messages = new ArrayList<>();
        ByteArrayInputStream in = new ByteArrayInputStream(said);
        while (in.available() > 0) {
            StringBuilder header = new StringBuilder();
            while (header.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                assertThat(c).as(header.toString()).isNotNegative();
                header.append((char) c);
            }
            int length = Integer.parseInt(header.toString()
                    .toLowerCase(Locale.ROOT)
                    .split("content-length:")[1]
                    .strip()
                    .split("\r\n")[0]);
            JsonNode message = JsonMapper.shared().readTree(in.readNBytes(length));
            assertThat(message.get("jsonrpc").stringValue()).isEqualTo("2.0");
            messages.add(message);
        }
        return messages;
    }
}
