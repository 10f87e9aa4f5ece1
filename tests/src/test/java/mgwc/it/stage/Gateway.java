package mgwc.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway running as a child process, from a release, on ports of its own choice. */
public final class Gateway implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Pattern READY =
            Pattern.compile("(?m)^mgwc gateway ready: (?<api>\\S+) admin (?<admin>\\S+) release ");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Process process;
    private final Path directory;
    private final Path log;
    private URI api = URI.create("http://not-ready");
    private URI admin = URI.create("http://not-ready");

    private Gateway(Process process, Path directory, Path log) {
        this.process = process;
        this.directory = directory;
        this.log = log;
    }

    /**
     * Starts a gateway and waits until it is ready.
     *
     * @param directory its working directory; its log and its spool are there
     */
    public static Gateway start(Path release, Path directory) {
        Gateway gateway = launch(release, directory);
        gateway.awaitReady();
        return gateway;
    }

    /** Starts a gateway whose Java machine gets these options, and waits until it is ready. */
    public static Gateway start(Path release, Path directory, String javaOptions) {
        Gateway gateway = launch(release, directory, javaOptions);
        gateway.awaitReady();
        return gateway;
    }

    /** Starts a gateway that may refuse to run. */
    public static Gateway launch(Path release, Path directory) {
        return launch(release, directory, "");
    }

    private static Gateway launch(Path release, Path directory, String javaOptions) {
        try {
            Files.createDirectories(directory);
            Path log = directory.resolve("gateway.log");
            List<String> line = Distribution.line("run", release, "--port", 0, "--admin-port", 0);
            ProcessBuilder builder = Command.builder(line, directory, Distribution.ENVIRONMENT)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            if (!javaOptions.isEmpty()) {
                builder.environment().put("MGWC_JAVA_OPTS", javaOptions);
            }
            return new Gateway(builder.start(), directory, log);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        Matcher ready = READY.matcher(log());
        while (!ready.find()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("the gateway is not ready:\n" + log());
            }
            pause();
            ready = READY.matcher(log());
        }
        api = URI.create(ready.group("api"));
        admin = URI.create(ready.group("admin"));
    }

    /** Whether it answers that it is ready. */
    public boolean isReady() {
        try {
            return adminGet("/ready").statusCode() == 200;
        } catch (UncheckedIOException notListening) {
            return false;
        }
    }

    public URI api() {
        return api;
    }

    public URI admin() {
        return admin;
    }

    public Path directory() {
        return directory;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /** A request to an API, not sent yet. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    public HttpRequest.Builder request(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return exchange(request.build());
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> get(String path, String token) {
        return send(request(path, token));
    }

    public HttpResponse<String> adminGet(String path) {
        return exchange(HttpRequest.newBuilder(admin.resolve(path)).build());
    }

    public HttpResponse<String> adminPost(String path) {
        return exchange(HttpRequest.newBuilder(admin.resolve(path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unexpected) {
            throw new UncheckedIOException(request.uri().toString(), unexpected);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Asks it to stop (SIGTERM) and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for its end; its exit status. */
    public int awaitExit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the gateway does not end:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
