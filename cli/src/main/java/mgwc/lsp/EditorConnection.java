package mgwc.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.validation.ReflectiveMessageValidator;
import org.eclipse.lsp4j.services.LanguageClient;

/** One editor that talks to a language server over two streams (JSON-RPC 2.0 with LSP's headers). */
public final class EditorConnection {

    /** How long nobody must have typed before the workspace is checked. */
    private static final Duration CALM = Duration.ofMillis(150);

    /** Kept, because a logger that nobody holds forgets how it was set up. */
    private static final Logger LIBRARY = Logger.getLogger("org.eclipse.lsp4j");

    private EditorConnection() {}

    /**
     * Serves until the client says {@code exit} or closes its stream.
     *
     * @param version what the server calls itself
     * @param check finds what {@code mgwc validate} finds
     * @param log takes a line about what goes wrong between client and server
     * @return what the process ends with: 0 after a shutdown, else 1 (LSP 3.17, {@code exit})
     */
    public static int serve(InputStream in, OutputStream out, String version, Check check, Consumer<String> log)
            throws InterruptedException {
        return serve(in, out, version, check, log, CALM);
    }

    static int serve(InputStream in, OutputStream out, String version, Check check, Consumer<String> log, Duration calm)
            throws InterruptedException {
        logTo(log);
        try (MgwcLanguageServer server = new MgwcLanguageServer(version, check, calm)) {
            Launcher<LanguageClient> launcher = new Launcher.Builder<LanguageClient>()
                    .setLocalService(server)
                    .setRemoteInterface(LanguageClient.class)
                    .setInput(in)
                    .setOutput(out)
                    .setExceptionHandler(EditorConnection::response)
                    .wrapMessages(EditorConnection::validating)
                    .create();
            server.connect(launcher.getRemoteProxy());
            Future<Void> listening = launcher.startListening();
            return CompletableFuture.anyOf(server.ended(), closed(listening, log))
                    .handle((first, failure) -> server.exitCode())
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Refuses what a client says without what the protocol asks for. Not what it says of itself when it starts, for no
     * slip there is worth going without a server, and not what it is told.
     */
    private static MessageConsumer validating(MessageConsumer consumer) {
        if (!(consumer instanceof RemoteEndpoint)) {
            return consumer;
        }
        MessageConsumer validator = new ReflectiveMessageValidator(consumer);
        return message -> {
            boolean start = message instanceof RequestMessage request && "initialize".equals(request.getMethod());
            (start ? consumer : validator).consume(message);
        };
    }

    private static CompletableFuture<Void> closed(Future<Void> listening, Consumer<String> log) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("mgwc-end").start(() -> {
            try {
                listening.get();
            } catch (ExecutionException e) {
                log.accept(
                        e.getCause() instanceof OutOfMemoryError
                                ? needsMoreMemory("what the editor says")
                                : "the editor cannot be listened to any longer: " + e.getCause());
            } catch (CancellationException | InterruptedException e) {
                // Nobody is there to be answered.
            }
            closed.complete(null);
        });
        return closed;
    }

    static String needsMoreMemory(String what) {
        long heap = Runtime.getRuntime().maxMemory();
        return what + " needs more memory than the " + (heap >> 20)
                + " MB that were given; give more with MGWC_JAVA_OPTS=-Xmx" + (heap >> 19) + "m";
    }

    /** What the client sees of a request that failed: never a stack trace. */
    private static ResponseError response(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof ResponseErrorException refused
                ? refused.getResponseError()
                : new ResponseError(ResponseErrorCode.InternalError, "this is a bug of mgwc: " + cause, null);
    }

    private static void logTo(Consumer<String> log) {
        LIBRARY.setUseParentHandlers(false);
        for (Handler handler : LIBRARY.getHandlers()) {
            LIBRARY.removeHandler(handler);
        }
        LIBRARY.addHandler(new Handler() {
            @Override
            public void publish(LogRecord happened) {
                log.accept(String.valueOf(happened.getMessage())
                        .lines()
                        .findFirst()
                        .orElse(""));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }
}
