package mgwc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Something that does the {@link Workload} on a port of its own. */
record Contender(String name, int port, Path directory, Map<String, String> environment, List<String> command) {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    /** Starts it and waits for its first good answer. */
    ServerProcess start(Workload workload) throws IOException, InterruptedException {
        ServerProcess server = ServerProcess.start(name, directory, environment, command);
        try {
            server.awaitOk(port, workload.request(), START_LIMIT);
        } catch (IOException | InterruptedException failure) {
            server.close();
            throw failure;
        }
        return server;
    }

    /**
     * A gateway that runs a release of {@link BenchWorkspace}.
     *
     * @param checkout whose compiler builds the release and whose gateway runs it; it must be built
     */
    static Contender gateway(String name, Path checkout, Path directory, Workload workload, int[] backends)
            throws IOException, InterruptedException {
        int port = Ports.free();
        Path own = Files.createDirectories(directory.resolve(name));
        Path workspace = BenchWorkspace.write(
                own.resolve("workspace"), workload, port, Ports.free(), own.resolve("spool"), backends);
        String launcher = checkout.resolve("mgwc").toString();
        Map<String, String> environment = Map.of("MGWC_BUILD", "never");
        Path release = own.resolve("release");
        build(List.of(launcher, "-C", workspace.toString(), "build", "--env", "bench", "--out", release.toString()));
        return new Contender(name, port, own, environment, List.of(launcher, "run", release.toString()));
    }

    private static void build(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MGWC_BUILD", "never");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("`mgwc build` failed: " + output);
        }
    }

    /** @param verifying whether it checks the signature, which it does anew for each request */
    static Contender haproxy(Path directory, Workload workload, int[] backends, boolean verifying) throws IOException {
        int port = Ports.free();
        String name = verifying ? "haproxy" : "haproxy-unverified";
        write(directory.resolve("bench.pem"), workload.pem());
        String verify = verifying
                ? "http-request deny deny_status 401 unless { http_auth_bearer,jwt_verify(txn.alg,\"bench.pem\") 1 }"
                : "";
        Path config = directory.resolve(name + ".cfg");
        write(config, """
                global
                  nbthread 2
                  log stdout format raw local0
                defaults
                  mode http
                  log global
                  option httplog
                  timeout connect 2s
                  timeout client 60s
                  timeout server 30s
                frontend in
                  bind 127.0.0.1:%d
                  stick-table type string len 64 size 100k expire 2m store http_req_rate(60s)
                  http-request set-var(txn.alg) http_auth_bearer,jwt_header_query('$.alg')
                  http-request deny deny_status 401 unless { var(txn.alg) -m str RS256 }
                  %s
                  http-request deny deny_status 401 unless { http_auth_bearer,jwt_payload_query('$.iss') -m str %s }
                  http-request deny deny_status 401 unless { http_auth_bearer,jwt_payload_query('$.aud') -m str %s }
                  http-request set-var(txn.now) date()
                  http-request deny deny_status 401 if { http_auth_bearer,jwt_payload_query('$.exp','int'),sub(txn.now) -m int lt 0 }
                  http-request deny deny_status 403 unless { http_auth_bearer,jwt_payload_query('$.scope') -m sub items:read }
                  http-request track-sc0 http_auth_bearer,jwt_payload_query('$.client_id')
                  http-request deny deny_status 429 if { sc_http_req_rate(0) gt 1000000000 }
                  default_backend two
                backend two
                  balance roundrobin
                  server one 127.0.0.1:%d
                  server two 127.0.0.1:%d
                """.formatted(port, verify, Workload.ISSUER, Workload.AUDIENCE, backends[0], backends[1]));
        return new Contender(name, port, directory, Map.of(), List.of("haproxy", "-db", "-f", config.toString()));
    }

    private static void write(Path file, String text) throws IOException {
        Path directory = file.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
