package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mgwc.lsp.Editor;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.services.TextDocumentService;

/**
 * Whatever was typed, opened, closed, saved and deleted: an editor shows what {@code mgwc validate} says of the end of
 * it.
 */
class EditorLawsTest {

    private static final Path SHOP = Path.of("../compiler/src/test/fixtures/workspaces/shop");

    /** Sorts behind every other file, so that what is shown for it is the last that is shown of a check. */
    private static final String LAST = "policies/zzz.yaml";

    private static final List<String> FILES = List.of(
            "mgwc.yaml",
            "apis/menu/v1/api.yaml",
            "apis/menu/v1/openapi.yaml",
            "apis/menu/v2/api.yaml",
            "apis/notes.txt",
            "applications/web.yaml",
            "environments/dev/environment.yaml",
            "environments/prod/apis/menu-v1.yaml",
            "policies/tiers.yaml",
            "docs/elsewhere.yaml");

    private static final List<String> FRAGMENTS = List.of(
            "",
            "a",
            "\n",
            "\r\n",
            "\r",
            " ",
            "  ",
            "\t",
            ": ",
            "- ",
            "#",
            "[",
            "}",
            "'",
            "\"",
            "|\n",
            "&a ",
            "*a",
            "!!x ",
            "😀",
            "é",
            "\u2028",
            "\u0085",
            "a\ufeff",
            "\u0000",
            "\u202e",
            "~",
            "null",
            "tier: Gold\n",
            "spec:\n",
            "---\n",
            "  basePath: /a\n",
            "kind: Api\n");

    /** Something that happens in an editor, or to the files behind its back. */
    private sealed interface Deed {
        /** @param encoded whether the address is spelled with needless percent signs */
        record Open(String file, String text, boolean encoded) implements Deed {}

        record Rewrite(String file, String text) implements Deed {}

        record Type(String file, List<Edit> edits) implements Deed {}

        record Close(String file) implements Deed {}

        record Save(String file, String text) implements Deed {}

        record Delete(String file) implements Deed {}

        record Ask(String file, Position where) implements Deed {}

        /** Until what was done so far is checked. */
        record Rest() implements Deed {}
    }

    private record Edit(Range range, String text) {}

    @Provide
    Arbitrary<List<Deed>> days() {
        Arbitrary<String> files = Arbitraries.of(FILES);
        Arbitrary<String> originals = Arbitraries.of(FILES).map(EditorLawsTest::original);
        Arbitrary<String> texts =
                Arbitraries.oneOf(originals, originals.map(text -> text.replace("\n", "\r\n")), fragments());
        Arbitrary<Position> positions = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.integers().between(0, 25)),
                                Tuple.of(1, Arbitraries.of(-1, 9999, Integer.MAX_VALUE))),
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.integers().between(0, 30)),
                                Tuple.of(1, Arbitraries.of(-7, 9999, Integer.MAX_VALUE))))
                .as(Position::new);
        Arbitrary<Edit> edits = Combinators.combine(positions, positions, fragments())
                .as((start, end, text) -> new Edit(new Range(start, end), text));
        Arbitrary<Deed> open =
                Combinators.combine(files, texts, Arbitraries.of(true, false)).as(Deed.Open::new);
        Arbitrary<Deed> type = Combinators.combine(
                        files, edits.list().ofMinSize(1).ofMaxSize(4))
                .as(Deed.Type::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(4, open),
                        Tuple.of(8, type),
                        Tuple.of(1, Combinators.combine(files, texts).as(Deed.Rewrite::new)),
                        Tuple.of(2, files.map(Deed.Close::new)),
                        Tuple.of(1, Combinators.combine(files, texts).as(Deed.Save::new)),
                        Tuple.of(
                                1,
                                Arbitraries.of("environments/dev", "apis/menu", "policies/tiers.yaml", "applications")
                                        .map(Deed.Delete::new)),
                        Tuple.of(3, Arbitraries.just(new Deed.Rest())),
                        Tuple.of(2, Combinators.combine(files, positions).as(Deed.Ask::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static Arbitrary<String> fragments() {
        return Arbitraries.of(FRAGMENTS).list().ofMaxSize(4).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> encodings() {
        return Arbitraries.of("utf-8", "utf-16", "utf-32");
    }

    @Property(seed = "20261123", tries = 40, edgeCases = EdgeCasesMode.NONE)
    void anEditorShowsWhatValidateSaysOfTheLastVersion(
            @ForAll("days") List<Deed> day, @ForAll("encodings") String encoding) throws IOException {
        Path folder = Files.createTempDirectory("mgwc-editor-laws").toRealPath();
        try {
            Files.createDirectories(folder.resolve("docs"));
            for (String file : FILES) {
                if (Files.exists(SHOP.resolve(file))) {
                    write(folder.resolve(file), original(file));
                }
            }
            Session session = new Session(folder, encoding);
            Map<String, List<Diagnostic>> shown = session.live(day);
            Map<String, List<String>> words = FindingsInWords.shown(shown, session::column);
            session.open.forEach((file, text) -> write(folder.resolve(file), text));

            assertThat(words).isEqualTo(FindingsInWords.validated(folder, session::uri));
        } finally {
            delete(folder);
        }
    }

    /** One editor at work, and what it must come to. */
    private static final class Session {
        private final Path folder;
        private final String encoding;
        private final Map<String, String> open = new TreeMap<>();
        private final Map<String, String> spelled = new HashMap<>();
        private int version;

        Session(Path folder, String encoding) {
            this.folder = folder;
            this.encoding = encoding;
        }

        Map<String, List<Diagnostic>> live(List<Deed> day) throws IOException {
            try (Editor editor = Editor.silent()) {
                editor.initialize(capabilities(), folder);
                for (Deed deed : day) {
                    live(deed, editor);
                }
                return rest(editor);
            }
        }

        private Map<String, List<Diagnostic>> rest(Editor editor) {
            String mark = "Last" + ++version;
            open(editor, LAST, "kind: " + mark + "\n", false);
            return editor.allFindings(found -> found.getOrDefault(uri(LAST), List.of()).stream()
                    .anyMatch(finding -> finding.getMessage().getLeft().contains(mark)));
        }

        private ClientCapabilities capabilities() {
            ClientCapabilities able = new ClientCapabilities();
            GeneralClientCapabilities general = new GeneralClientCapabilities();
            general.setPositionEncodings(List.of(encoding));
            able.setGeneral(general);
            WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
            workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
            able.setWorkspace(workspace);
            return able;
        }

        private void live(Deed deed, Editor editor) {
            switch (deed) {
                case Deed.Open at -> open(editor, at.file(), at.text(), at.encoded());
                case Deed.Rewrite at -> {
                    open.computeIfPresent(at.file(), (file, before) -> at.text());
                    editor.change(uri(at.file()), ++version, new TextDocumentContentChangeEvent(at.text()));
                }
                case Deed.Type at -> {
                    open.computeIfPresent(at.file(), (file, before) -> typed(before, at.edits()));
                    editor.change(
                            uri(at.file()),
                            ++version,
                            at.edits().stream()
                                    .map(edit -> new TextDocumentContentChangeEvent(edit.range(), edit.text()))
                                    .toArray(TextDocumentContentChangeEvent[]::new));
                }
                case Deed.Close at -> {
                    editor.close(uri(at.file()));
                    open.remove(at.file());
                    spelled.remove(at.file());
                }
                case Deed.Save at -> {
                    write(folder.resolve(at.file()), at.text());
                    tell(editor, at.file(), FileChangeType.Changed);
                }
                case Deed.Delete at -> {
                    delete(folder.resolve(at.file()));
                    tell(editor, at.file(), FileChangeType.Deleted);
                }
                case Deed.Rest at -> rest(editor);
                case Deed.Ask at -> ask(editor.server().getTextDocumentService(), at);
            }
        }

        private void open(Editor editor, String file, String text, boolean encoded) {
            String plain = folder.resolve(file).toUri().toString();
            spelled.putIfAbsent(file, encoded ? plain.replace("e", "%65").replace("fil%65:", "file:") : plain);
            open.put(file, text);
            editor.open(uri(file), text);
        }

        private void tell(Editor editor, String file, FileChangeType change) {
            editor.server()
                    .getWorkspaceService()
                    .didChangeWatchedFiles(new DidChangeWatchedFilesParams(
                            List.of(new FileEvent(folder.resolve(file).toUri().toString(), change))));
        }

        private void ask(TextDocumentService documents, Deed.Ask at) {
            TextDocumentIdentifier document = new TextDocumentIdentifier(uri(at.file()));
            documents.hover(new HoverParams(document, at.where())).join();
            documents.completion(new CompletionParams(document, at.where())).join();
            documents.definition(new DefinitionParams(document, at.where())).join();
            documents
                    .references(new ReferenceParams(document, at.where(), new ReferenceContext(true)))
                    .join();
            documents.documentSymbol(new DocumentSymbolParams(document)).join();
        }

        String uri(String file) {
            return spelled.getOrDefault(file, folder.resolve(file).toUri().toString());
        }

        private String typed(String before, List<Edit> edits) {
            String text = before;
            for (Edit edit : edits) {
                int start = offset(text, edit.range().getStart());
                int end = Math.max(start, offset(text, edit.range().getEnd()));
                text = text.substring(0, start) + edit.text() + text.substring(end);
            }
            return text;
        }

        private int offset(String text, Position position) {
            Matcher ends = Pattern.compile("\r\n|\n|\r").matcher(text);
            int start = 0;
            for (int line = 0; line < position.getLine(); line++) {
                if (!ends.find()) {
                    return text.length();
                }
                start = ends.end();
            }
            String line = text.substring(start, ends.find() ? ends.start() : text.length());
            int index = 0;
            while (index < line.length()
                    && width(line.substring(0, line.offsetByCodePoints(index, 1))) <= position.getCharacter()) {
                index = line.offsetByCodePoints(index, 1);
            }
            return start + index;
        }

        private int width(String text) {
            return switch (encoding) {
                case "utf-8" -> text.getBytes(StandardCharsets.UTF_8).length;
                case "utf-16" -> text.length();
                default -> text.codePointCount(0, text.length());
            };
        }

        /** The column in code points, which is what {@code validate} counts. */
        int column(String uri, Position position) {
            String file = FILES.stream()
                    .filter(path -> uri(path).equals(uri))
                    .findFirst()
                    .orElse(LAST);
            List<String> lines = Optional.ofNullable(open.get(file))
                    .or(() -> read(folder.resolve(file)))
                    .map(text -> text.split("\r\n|\n|\r", -1))
                    .map(List::of)
                    .orElse(List.of());
            String line = position.getLine() < lines.size() ? lines.get(position.getLine()) : "";
            int column = 0;
            int index = 0;
            while (index < line.length() && width(line.substring(0, index)) < position.getCharacter()) {
                index = line.offsetByCodePoints(index, 1);
                column++;
            }
            return column + position.getCharacter() - width(line.substring(0, index));
        }
    }

    private static String original(String file) {
        return read(SHOP.resolve(file)).orElse("kind: ApiOverlay\n");
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
