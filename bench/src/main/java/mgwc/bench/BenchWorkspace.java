package mgwc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The workspace of the full job: one operation behind a token, a scope, a subscription, a limit and two backends. Each
 * gateway gets the release that the compiler of its own checkout builds from it, so builds with different release
 * formats can run side by side.
 */
final class BenchWorkspace {

    private final Path root;

    private BenchWorkspace(Path root) {
        this.root = root;
    }

    /**
     * Writes the workspace.
     *
     * @param port where the gateway listens
     * @param spool absolute, because gateways that run at the same time must not share one
     */
    static Path write(Path root, Workload workload, int port, int adminPort, Path spool, int[] backends)
            throws IOException {
        BenchWorkspace workspace = new BenchWorkspace(root);
        workspace.put("mgwc.yaml", """
                apiVersion: mgwc/v1
                kind: Workspace
                metadata:
                  name: bench
                spec:
                  promotion: [bench]
                """);
        workspace.put("policies/tiers.yaml", """
                apiVersion: mgwc/v1
                kind: ThrottlingTiers
                metadata:
                  name: tiers
                spec:
                  tiers:
                    Bench: {requests: 1000000000, per: 1m, burst: 1000000000}
                """);
        workspace.put("applications/bench.yaml", """
                apiVersion: mgwc/v1
                kind: Application
                metadata:
                  name: bench
                spec:
                  credentials:
                    bench: {clientId: %s, keyType: production}
                  subscriptions:
                    bench-v1: {tier: Bench}
                """.formatted(Workload.CLIENT));
        workspace.put("environments/bench/keys/bench.jwks.json", workload.jwks());
        workspace.put("environments/bench/environment.yaml", """
                apiVersion: mgwc/v1
                kind: Environment
                metadata:
                  name: bench
                spec:
                  listener: {host: 127.0.0.1, port: %d}
                  admin: {port: %d}
                  analytics: {spoolDirectory: %s}
                  issuers:
                    bench:
                      issuer: %s
                      audiences: ["%s"]
                      algorithms: [RS256]
                      clientIdClaims: [client_id]
                      jwks: {file: environments/bench/keys/bench.jwks.json}
                """.formatted(
                        port, adminPort, spool, Workload.ISSUER, Workload.AUDIENCE));
        workspace.put("apis/bench/v1/openapi.yaml", """
                openapi: 3.0.3
                info: {title: bench, version: 1.0.0}
                paths:
                  /items:
                    get:
                      operationId: listItems
                      responses:
                        "200": {description: The items}
                """);
        workspace.put("apis/bench/v1/api.yaml", """
                apiVersion: mgwc/v1
                kind: Api
                metadata:
                  name: bench
                  version: v1
                  owner: team-bench
                spec:
                  basePath: /bench/v1
                  endpoints:
                    production:
                      backends:
                        one: {url: "http://127.0.0.1:%d"}
                        two: {url: "http://127.0.0.1:%d"}
                  security:
                    jwt: {issuers: [bench]}
                  operations:
                    listItems:
                      security: {scopes: ["items:read"]}
                      throttling: {tier: Bench}
                """.formatted(backends[0], backends[1]));
        return root;
    }

    private void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
