package mgwc.dev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A gateway that runs as a child process for as long as this object is open. */
public final class GatewayProcess implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Process process;
    private final URI admin;
    private final Thread reader;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private GatewayProcess(Process process, URI admin, Thread reader) {
        this.process = process;
        this.admin = admin;
        this.reader = reader;
    }

    /** What a gateway answered on its admin port. */
    public record Answer(int status, String body) {

        public boolean ok() {
            return status == 200;
        }
    }

    /**
     * Starts a gateway.
     *
     * @param command program and arguments
     * @param environment added to this process's own
     * @param directory the gateway's working directory
     * @param admin where its admin port will be
     * @param lines gets every line the gateway prints
     * @throws IOException when the program cannot be started
     */
    public static GatewayProcess start(
            List<String> command, Map<String, String> environment, Path directory, URI admin, Consumer<String> lines)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        // its standard input stays open, so that the gateway sees the end of this process whatever ended it
        Process process = builder.start();
        Thread reader = Thread.ofVirtual().start(() -> pass(process.getInputStream(), lines));
        return new GatewayProcess(process, admin, reader);
    }

    private static void pass(InputStream output, Consumer<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines);
        } catch (IOException | java.io.UncheckedIOException e) {
            lines.accept("(its output ended: " + e.getMessage() + ")");
        }
    }

    /** Waits until the gateway says that it is ready; false when it ended or the time is up before. */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (isReady()) {
                return true;
            }
            Thread.sleep(POLL);
        }
        return false;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(admin.resolve("/ready")).build()).ok();
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** Lets the gateway take up what its release directory holds now. */
    public Answer reload() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(admin.resolve("/reload"))
                .POST(BodyPublishers.noBody())
                .build());
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the process has ended and all it printed was passed on. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(done -> {
            try {
                reader.join(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return done.exitValue();
        });
    }

    /** Asks the gateway to stop, and kills it when it still runs after {@code limit}. */
    public void stop(Duration limit) {
        process.toHandle().destroy(); // unlike Process.destroy this leaves its output readable to the end
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }

    /** Stops the gateway; it has ten seconds for the requests it is at. */
    @Override
    public void close() {
        stop(STOP);
    }
}
