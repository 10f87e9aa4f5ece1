package mgwc.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkTree;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who types does not wait for what was typed before, and who no longer asks is no longer answered. */
@Timeout(60)
class OvertakenChecksTest {

    private static final String BROKEN = "kind: [";
    private static final String UNKNOWN = "apiVersion: mgwc/v1\nkind: Ap1\n";

    @TempDir
    Path folder;

    private Path api;

    @BeforeEach
    void layOutTheSample() throws IOException {
        Sample.copyTo(folder);
        api = folder.resolve("apis/orders/v1/api.yaml");
    }

    private static Report checked(Outcome<SourceTree> source) {
        return Report.of(Compiler.on(Editor.TODAY).validate(source, List.of()));
    }

    private static boolean holds(Outcome<SourceTree> source, String text) {
        return source.value()
                .flatMap(tree -> tree.file("apis/orders/v1/api.yaml"))
                .filter(file -> new String(file.content(), StandardCharsets.UTF_8).equals(text))
                .isPresent();
    }

    /** Takes its time over one text until nobody wants the result. */
    private final class Slow implements Check {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch stopped = new CountDownLatch(1);
        private final boolean stubborn;

        Slow(boolean stubborn) {
            this.stubborn = stubborn;
        }

        @Override
        public Report of(Outcome<SourceTree> source, BooleanSupplier wanted) {
            if (holds(source, BROKEN)) {
                begun.countDown();
                while (wanted.getAsBoolean()) {
                    Thread.onSpinWait();
                }
                stopped.countDown();
                if (!stubborn) {
                    throw new CancellationException();
                }
            }
            return checked(source);
        }
    }

    private List<PublishDiagnosticsParams> typedOver(Slow check) throws IOException, InterruptedException {
        try (Editor editor = Editor.with(check, folder)) {
            editor.open(api, BROKEN);
            check.begun.await();
            editor.change(api.toUri().toString(), 2, new TextDocumentContentChangeEvent(UNKNOWN));
            check.stopped.await();
            editor.findings(api, list -> !list.isEmpty());
            return editor.told(api);
        }
    }

    @Test
    void anEditStopsTheCheckOfWhatItReplaces() throws Exception {
        assertThat(typedOver(new Slow(false)))
                .extracting(PublishDiagnosticsParams::getVersion)
                .containsExactly(2);
    }

    @Test
    void findingsThatComeTooLateAreNeverShown() throws Exception {
        assertThat(typedOver(new Slow(true)))
                .extracting(PublishDiagnosticsParams::getVersion)
                .containsExactly(2);
    }

    @Test
    void theCompilerStopsBetweenItsStagesOnceNobodyWantsTheResult() {
        Outcome<SourceTree> source = WorkTree.read(folder);
        AtomicInteger asked = new AtomicInteger();
        Compiler.on(Editor.TODAY).whileWanted(() -> asked.incrementAndGet() > 0).validate(source, List.of());
        assertThat(asked).hasValueGreaterThan(4);

        for (int patience = 0; patience < asked.get(); patience++) {
            AtomicInteger left = new AtomicInteger(patience);
            Compiler impatient = Compiler.on(Editor.TODAY).whileWanted(() -> left.getAndDecrement() > 0);
            assertThatThrownBy(() -> impatient.validate(source, List.of())).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void questionsAreAnsweredWhileACheckTakesItsTime() throws Exception {
        Slow check = new Slow(false);
        try (Editor editor = Editor.with(check, folder)) {
            editor.open(api, BROKEN);
            check.begun.await();

            Editor.answer(editor.server()
                    .getTextDocumentService()
                    .hover(new HoverParams(
                            new TextDocumentIdentifier(api.toUri().toString()), new Position(0, 1))));

            assertThat(check.stopped.getCount()).isEqualTo(1);
        }
        check.stopped.await();
    }

    @Test
    void aCancelledQuestionIsGivenUpAtTheNextCheckpoint() throws Exception {
        try (MgwcLanguageServer server =
                new MgwcLanguageServer("1", (source, wanted) -> checked(source), Duration.ZERO)) {
            server.initialize(new InitializeParams());
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Boolean> gaveUp = new CompletableFuture<>();
            CompletableFuture<String> answer = server.answer(checkpoint -> {
                begun.countDown();
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        checkpoint.run();
                    }
                    return "never";
                } catch (CancellationException e) {
                    gaveUp.complete(true);
                    throw e;
                }
            });
            begun.await();

            answer.cancel(true);

            assertThat(gaveUp.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void lookingIntoFilesIsACheckpointEach() throws IOException {
        Path contract = folder.resolve("apis/orders/v1/openapi.yaml");
        SourceTree tree =
                SourceTree.of(List.of(new SourceFile("apis/orders/v1/openapi.yaml", Files.readAllBytes(contract))));
        Outlines outlines = new Outlines();
        Outlines impatient = outlines.whileWanted(() -> {
            throw new CancellationException();
        });

        assertThatThrownBy(() -> impatient.contract(tree, "apis/orders/v1/openapi.yaml"))
                .isInstanceOf(CancellationException.class);
        outlines.contract(tree, "apis/orders/v1/openapi.yaml");
        assertThat(impatient.contract(tree, "apis/orders/v1/openapi.yaml").entries())
                .as("what is known already costs nothing")
                .isNotEmpty();
    }
}
