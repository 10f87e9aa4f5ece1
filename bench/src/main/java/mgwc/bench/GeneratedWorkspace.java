package mgwc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A clean workspace of any size: {@code GeneratedWorkspace DIRECTORY APIS}. Every API has a contract of eight
 * operations and an overlay in each of four environments, so an API is six files, about 10 KB together.
 */
public final class GeneratedWorkspace {

    static final List<String> ENVIRONMENTS = List.of("dev", "staging", "uat", "prod");

    private static final List<String> RESOURCES =
            List.of("accounts", "baskets", "carriers", "deliveries", "events", "invoices", "products", "returns");

    private final Path root;

    private GeneratedWorkspace(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    /** Writes a workspace that {@code mgwc validate} finds nothing in. The same size gives the same bytes. */
    static void write(Path root, int apis) throws IOException {
        var workspace = new GeneratedWorkspace(root);
        workspace.put("mgwc.yaml", """
                apiVersion: mgwc/v1
                kind: Workspace
                metadata:
                  name: generated
                spec:
                  promotion: [dev, staging, uat, prod]
                """);
        workspace.put("policies/tiers.yaml", """
                apiVersion: mgwc/v1
                kind: ThrottlingTiers
                metadata:
                  name: tiers
                spec:
                  tiers:
                    Gold: {requests: 6000, per: 1m, burst: 500}
                    Silver: {requests: 1200, per: 1m, burst: 100}
                """);
        for (String environment : ENVIRONMENTS) {
            workspace.put("environments/" + environment + "/environment.yaml", environment(environment));
        }
        for (int i = 0; i < apis; i++) {
            workspace.api(i);
        }
    }

    /** Where the API of a number lives, relative to the root. */
    static String apiFile(int number) {
        return folder(number) + "/api.yaml";
    }

    private static String name(int number) {
        return "%s-%05d".formatted(RESOURCES.get(number % RESOURCES.size()), number);
    }

    private static String folder(int number) {
        return "apis/" + name(number) + "/v1";
    }

    private void api(int number) throws IOException {
        String name = name(number);
        put(folder(number) + "/openapi.yaml", contract(name, RESOURCES.get(number % RESOURCES.size())));
        put(apiFile(number), """
                apiVersion: mgwc/v1
                kind: Api
                metadata:
                  name: %1$s
                  version: v1
                  owner: team-%2$d
                  description: Generated, number %3$d
                spec:
                  basePath: /%1$s/v1
                  endpoints:
                    production:
                      timeouts: {connect: 1s, response: 10s}
                      backends:
                        primary: {url: "http://%1$s.internal:8080"}
                  security:
                    jwt:
                      issuers: [corporate]
                  throttling:
                    tier: Gold
                  operations:
                    create:
                      throttling: {tier: Silver}
                """.formatted(name, number % 40, number));
        for (String environment : ENVIRONMENTS) {
            put("environments/" + environment + "/apis/" + name + "-v1.yaml", """
                    apiVersion: mgwc/v1
                    kind: ApiOverlay
                    metadata:
                      name: %1$s-v1
                    spec:
                      targetRef: {name: %1$s, version: v1}
                      endpoints:
                        production:
                          backends:
                            primary: {url: "https://%1$s-a.%2$s.internal"}
                            secondary: {url: "https://%1$s-b.%2$s.internal"}
                    """.formatted(name, environment));
        }
    }

    private static String environment(String name) {
        return """
                apiVersion: mgwc/v1
                kind: Environment
                metadata:
                  name: %1$s
                spec:
                  listener:
                    port: 8443
                    tls:
                      certificateFile: /run/tls/tls.crt
                      privateKey:
                        secretRef: {file: /run/tls/tls.key}
                  issuers:
                    corporate:
                      issuer: https://id.%1$s.example
                      audiences: ["https://api.%1$s.example"]
                      jwks:
                        url: https://id.%1$s.example/jwks
                  guardrails:
                    requireTls: true
                    minBackends: 2
                """.formatted(name);
    }

    private static String contract(String name, String resource) {
        var yaml = new StringBuilder("""
                openapi: 3.0.3
                info:
                  title: %s
                  version: 1.0.0
                paths:
                """.formatted(name));
        for (String path : List.of("/" + resource, "/" + resource + "/{id}", "/" + resource + "/{id}/history")) {
            boolean item = path.contains("{id}");
            boolean history = path.endsWith("/history");
            yaml.append("  ").append(path).append(":\n");
            if (item) {
                yaml.append("""
                            parameters:
                              - name: id
                                in: path
                                required: true
                                schema: {type: string, format: uuid}
                        """);
            }
            yaml.append(operation("get", history ? "history" : item ? "read" : "list", false));
            if (!item) {
                yaml.append(operation("post", "create", true));
            } else if (history) {
                yaml.append(operation("post", "note", true));
            } else {
                yaml.append(operation("put", "replace", true))
                        .append(operation("patch", "change", true))
                        .append(operation("delete", "remove", false));
            }
        }
        return yaml.append("""
                components:
                  schemas:
                    Item:
                      type: object
                      required: [id, name]
                      properties:
                        id: {type: string, format: uuid}
                        name: {type: string, maxLength: 80, example: first}
                        tags:
                          type: array
                          items: {type: string}
                        amount:
                          type: object
                          properties:
                            value: {type: number, minimum: 0}
                            currency: {type: string, enum: [EUR, USD, GBP]}
                    Problem:
                      type: object
                      properties:
                        title: {type: string}
                        status: {type: integer}
                """).toString();
    }

    private static String operation(String method, String id, boolean body) {
        var yaml = new StringBuilder("""
                    %s:
                      operationId: %s
                      summary: What %s does, in one sentence
                      tags: [generated]
                """.formatted(method, id, id).indent(0));
        if (body) {
            yaml.append("""
                          requestBody:
                            required: true
                            content:
                              application/json:
                                schema: {$ref: "#/components/schemas/Item"}
                    """);
        }
        return yaml.append("""
                      responses:
                        "200":
                          description: Done
                          content:
                            application/json:
                              schema: {$ref: "#/components/schemas/Item"}
                        "404":
                          description: There is none
                          content:
                            application/problem+json:
                              schema: {$ref: "#/components/schemas/Problem"}
                """).toString();
    }

    private void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
