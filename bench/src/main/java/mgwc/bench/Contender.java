package mgwc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
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

    static Contender gateway(Path repository, Path directory, Workload workload, int[] backends)
            throws IOException, GeneralSecurityException {
        int port = Ports.free();
        Path release = Files.createDirectories(directory.resolve("release"));
        write(release.resolve("keys/bench.jwks.json"), workload.jwks());
        write(release.resolve("routes/bench-v1.camel.yaml"), """
                - route:
                    id: bench-v1.jwt
                    errorHandler:
                      noErrorHandler: {}
                    from:
                      uri: platform-http:/bench/v1
                      parameters:
                        httpMethodRestrict: GET
                        matchOnUriPrefix: true
                      steps:
                        - to: mgw-authenticate:jwt
                        - to: mgw-authorize:scopes
                        - to: mgw-throttle:local
                        - to: mgw-forward:round-robin
                        - to: mgw-tap:spool
                """);
        write(release.resolve("gateway.json"), gatewayJson(port, Ports.free(), backends));
        write(release.resolve("release.json"), releaseJson(release));
        return new Contender(
                "mgwc",
                port,
                directory,
                Map.of("MGWC_BUILD", "never"),
                List.of(repository.resolve("mgwc").toString(), "run", release.toString()));
    }

    private static String gatewayJson(int port, int adminPort, int[] backends) {
        return """
                {
                  "admin": {"host": "127.0.0.1", "port": %d},
                  "analytics": {"enabled": true, "spoolDirectory": "spool"},
                  "apis": {
                    "bench-v1": {
                      "basePath": "/bench/v1",
                      "endpoints": {"production": "bench-v1/production"},
                      "name": "bench",
                      "routes": {
                        "bench-v1.jwt": {
                          "operations": [
                            {
                              "id": "listItems",
                              "issuers": ["bench"],
                              "method": "GET",
                              "path": "/items",
                              "scopes": ["items:read"],
                              "subscription": "required",
                              "tier": "Bench"
                            }
                          ]
                        }
                      },
                      "version": "v1"
                    }
                  },
                  "applications": {
                    "bench": {
                      "credentials": {"bench": {"clientId": "%s", "keyType": "production"}},
                      "subscriptions": {"bench-v1": {"tier": "Bench"}}
                    }
                  },
                  "environment": "bench",
                  "formatVersion": 1,
                  "issuers": {
                    "bench": {
                      "algorithms": ["RS256"],
                      "audiences": ["%s"],
                      "clientIdClaims": ["client_id"],
                      "clockSkewMillis": 30000,
                      "issuer": "%s",
                      "jwks": {"file": "keys/bench.jwks.json"}
                    }
                  },
                  "listener": {"host": "127.0.0.1", "port": %d},
                  "tiers": {"Bench": {"burst": 1000000000, "perMillis": 60000, "requests": 1000000000}},
                  "upstreams": {
                    "bench-v1/production": {
                      "backends": [
                        {"name": "one", "url": "http://127.0.0.1:%d", "weight": 1},
                        {"name": "two", "url": "http://127.0.0.1:%d", "weight": 1}
                      ],
                      "loadBalancing": "round-robin",
                      "timeouts": {"connectMillis": 2000, "idleMillis": 60000, "responseMillis": 30000}
                    }
                  }
                }
                """.formatted(
                        adminPort, Workload.CLIENT, Workload.AUDIENCE, Workload.ISSUER, port, backends[0], backends[1]);
    }

    private static String releaseJson(Path release) throws IOException, GeneralSecurityException {
        return """
                {
                  "environment": "bench",
                  "files": {
                    "gateway.json": "%s",
                    "keys/bench.jwks.json": "%s",
                    "routes/bench-v1.camel.yaml": "%s"
                  },
                  "formatVersion": 1,
                  "mgwcVersion": "bench"
                }
                """.formatted(
                        digest(release.resolve("gateway.json")),
                        digest(release.resolve("keys/bench.jwks.json")),
                        digest(release.resolve("routes/bench-v1.camel.yaml")));
    }

    private static String digest(Path file) throws IOException, GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return "sha256:" + HexFormat.of().formatHex(hash);
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
