package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mgwc.gateway.edge.RawConnection;
import mgwc.gateway.forward.Identity;
import mgwc.gateway.release.ReleaseOnDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a process of its own: what it prints and how it ends. */
class GatewayProcessTest {

    private static final Pattern READY = Pattern.compile(
            "mgwc gateway ready: https?://127\\.0\\.0\\.1:(\\d+) admin http://127\\.0\\.0\\.1:(\\d+) release sha256:[0-9a-f]{64} in \\d+ ms");

    private static final List<String> RUBBISH = List.of(
            "",
            "\0",
            "GET / HTTP/1.1\r\n\r\n",
            "PRI * HTTP/2.0\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nrubbish rubbish rubbish",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0rubbish rubbish rubbish",
            "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003",
            "\u00ff".repeat(20_000));

    private static final int SILENT_CALLERS = 150;

    @TempDir
    Path directory;

    ReleaseOnDisk release;
    private final List<Process> started = new ArrayList<>();

    /** How a process ended and what it printed. */
    record End(int code, String out, String err) {}

    @BeforeEach
    void writeRelease() throws Exception {
        release = ReleaseOnDisk.copyOf("pizza", directory.resolve("release"))
                .write("keys/corporate.jwks.json", new TokenIssuer().keys())
                .replace("gateway.json", "\"/specials\"", "\"/slow\"")
                .replace("gateway.json", "\"tiny\", \"usage\"", "\"gold\", \"usage\"")
                .withResponseTimeout(30_000)
                .seal();
    }

    @Test
    void toldToStopItFinishesWhatItBeganAndEndsWithZero() throws Exception {
        try (EchoBackend east = new EchoBackend("east");
                HttpClient client = HttpClient.newHttpClient()) {
            release.withBackendAt(east.url()).seal();
            Process process = start(release.directory().toString());
            CompletableFuture<String> errors = reading(process);
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            Matcher ready = READY.matcher(out.readLine());
            assertThat(ready.matches()).isTrue();
            int port = Integer.parseInt(ready.group(1));
            URI admin = URI.create("http://127.0.0.1:" + ready.group(2));
            try (RawConnection idle = new RawConnection(port);
                    RawConnection busy = new RawConnection(port)) {
                assertThat(idle.get("GET /pizza/v1/menu HTTP/1.1\nHost: a").status())
                        .isEqualTo(200);
                busy.send("GET /pizza/v1/slow HTTP/1.1\r\nHost: a\r\n\r\n");
                east.awaitSlow();

                process.toHandle().destroy();

                assertThat(idle.untilClosed()).isEmpty();
                assertThat(client.send(
                                        HttpRequest.newBuilder(admin.resolve("/ready"))
                                                .build(),
                                        BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(503);
                east.release();
                RawConnection.Response last = busy.response();
                assertThat(last.body()).isEqualTo("east /slow");
                assertThat(last.headers()).containsEntry("connection", "close");
                assertThat(busy.untilClosed()).isEmpty();
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(errors.get()).contains("stopping; requests in flight: 1").doesNotContain("\tat ");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aHangUpReloadsTheReleaseAndTheGatewayGoesOn() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Process process = start(release.directory().toString());
            Matcher ready = READY.matcher(process.inputReader().readLine());
            assertThat(ready.matches()).isTrue();
            HttpRequest metrics = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ready.group(2) + "/metrics"))
                    .build();
            release.replace("gateway.json", "\"path\": \"/menu\"", "\"path\": \"/card\"")
                    .seal();

            hangUp(process);

            Eventually.holds(
                    "the release is served",
                    () -> client.send(metrics, BodyHandlers.ofString())
                            .body()
                            .contains("mgwc_reloads_total{result=\"served\"} 1.0"));
            release.write("gateway.json", "{}");

            hangUp(process);

            Eventually.holds(
                    "the release is refused",
                    () -> client.send(metrics, BodyHandlers.ofString())
                            .body()
                            .contains("mgwc_reloads_total{result=\"refused\"} 1.0"));
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
    }

    private static void hangUp(Process process) throws Exception {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    }

    @Test
    void rubbishOnAnEncryptedPortIsNotAnError() throws Exception {
        Identity localhost = Identity.of("localhost", directory);
        Path key = Files.writeString(directory.resolve("server.key"), localhost.key());
        String tls = "\"listener\": {\"tls\": {\"certificateFile\": \"" + directory.resolve("localhost.pem")
                + "\", \"privateKey\": {\"file\": \"" + key + "\"}}, ";
        release.replace("gateway.json", "\"listener\": {", tls).seal();
        Process process = start(release.directory().toString());
        CompletableFuture<String> errors = reading(process);
        Matcher ready = READY.matcher(process.inputReader().readLine());
        assertThat(ready.matches()).isTrue();
        int port = Integer.parseInt(ready.group(1));

        for (String rubbish : RUBBISH) {
            try (RawConnection plain = new RawConnection(port)) {
                plain.send(rubbish);
            }
            for (String protocol : List.of("h2", "http/1.1")) {
                try (Socket encrypted = TlsSocket.open(port, protocol)) {
                    encrypted.getOutputStream().write(rubbish.getBytes(StandardCharsets.ISO_8859_1));
                    encrypted.setSoTimeout(500);
                    readUntilItGivesUp(encrypted);
                }
            }
        }

        assertThat(process.isAlive()).isTrue();
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(errors.get()).doesNotContain("ERROR", "WARN", "\tat ");
    }

    private static void readUntilItGivesUp(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // closed, reset or silent: all are fine
        }
    }

    @Test
    void callersThatDoNotReadTakeNothingFromTheOthers() throws Exception {
        List<Socket> callers = new ArrayList<>();
        try (EndlessBackend endless = new EndlessBackend();
                HttpClient client = HttpClient.newHttpClient()) {
            release.withBackendAt(endless.url()).seal();
            Process process = start(
                    List.of("-XX:MaxDirectMemorySize=64m"), release.directory().toString());
            CompletableFuture<String> errors = reading(process);
            Matcher ready = READY.matcher(process.inputReader().readLine());
            assertThat(ready.matches()).isTrue();
            for (int i = 0; i < SILENT_CALLERS; i++) {
                callers.add(silentCaller(Integer.parseInt(ready.group(1))));
            }
            HttpRequest metrics = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ready.group(2) + "/metrics"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            Callable<Boolean> allInFlight = () -> client.send(metrics, BodyHandlers.ofString())
                    .body()
                    .contains("mgwc_requests_in_flight " + SILENT_CALLERS);
            Eventually.holds("all requests are in flight", allInFlight);

            Eventually.holds("everything between the backend and the callers is full", endless::isStuck);

            assertThat(allInFlight.call()).isTrue();
            process.destroyForcibly();
            assertThat(errors.get()).doesNotContain("OutOfMemory", "ERROR");
        } finally {
            started.forEach(Process::destroyForcibly);
            for (Socket caller : callers) {
                caller.close();
            }
        }
    }

    /** A connection with a request whose response nobody reads. */
    private static Socket silentCaller(int port) throws IOException {
        Socket caller = new Socket();
        caller.setReceiveBufferSize(4096);
        caller.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        caller.getOutputStream()
                .write("GET /pizza/v1/menu HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return caller;
    }

    @Test
    void itEndsWithWhoStartedItForItself() throws Exception {
        Process process = start(release.directory().toString(), "--stop-with-input");
        CompletableFuture<String> errors = reading(process);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(READY.matcher(out.readLine()).matches()).isTrue();
        process.getOutputStream().write("anything\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        assertThat(process.isAlive()).isTrue();

        process.getOutputStream().close();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(errors.get()).contains("stopped").doesNotContain("\tat ");
    }

    @Test
    void aRefusedReleaseIsOneReasonAndExitOne() throws Exception {
        release.replace("gateway.json", "\"order:write\"", "\"order:read\"");

        End end = run(release.directory().toString());

        assertThat(end.code()).isEqualTo(1);
        assertThat(end.out()).isEmpty();
        assertThat(end.err())
                .isEqualTo("mgwc gateway: release refused: `gateway.json` was changed after the release was built: its "
                        + "digest is not the one in `release.json`\n"
                        + "  copy the release again from where `mgwc build` wrote it; a change belongs in the "
                        + "workspace, not in a release\n");
    }

    @Test
    void aCommandLineThatIsNotUnderstoodIsExit64() throws Exception {
        End end = run(release.directory().toString(), "--port", "http");

        assertThat(end.code()).isEqualTo(64);
        assertThat(end.err()).startsWith("mgwc gateway: `--port` needs a port from 0 to 65535, not `http`\nusage: ");
    }

    private End run(String... arguments) throws Exception {
        Process process = start(arguments);
        CompletableFuture<String> errors = reading(process);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new End(process.exitValue(), out, errors.get());
    }

    private Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    private Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Gateway.class.getName()));
        command.addAll(1, options);
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).directory(directory.toFile()).start();
        started.add(process);
        return process;
    }

    private static CompletableFuture<String> reading(Process process) {
        CompletableFuture<String> errors = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                errors.complete(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                errors.complete(e.toString());
            }
        });
        return errors;
    }
}
