package mgwc.it.corpus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mgwc.it.stage.Command.Ended;
import mgwc.it.stage.Distribution;
import mgwc.it.stage.Workspace;

/**
 * OpenAPI documents as others write them: the npm package {@code @readme/oas-examples}, which is fetched and never
 * committed. Each becomes an API that anyone may call.
 */
final class RealContracts {

    static final Path PACKAGE = Distribution.ROOT.resolve("target/npm/node_modules/@readme/oas-examples");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern API_OF_FINDING = Pattern.compile("apis/([a-z0-9-]+)/v1/.*");

    private RealContracts() {}

    /**
     * The documents by the name of the API they become ({@code petstore-30-json}). Skips the test when there are none.
     */
    static SortedMap<String, Path> all() {
        assumeTrue(
                Files.isDirectory(PACKAGE),
                "@readme/oas-examples is absent: npm install --prefix target/npm --no-save @readme/oas-examples@8.2.2");
        SortedMap<String, Path> contracts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(PACKAGE)) {
            files.filter(file ->
                            PACKAGE.relativize(file).toString().matches("[23]\\.[0-9]/(json|yaml)/.*\\.(json|yaml)"))
                    .forEach(file -> contracts.put(nameOf(PACKAGE.relativize(file)), file));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return contracts;
    }

    /** {@code 3.0/yaml/petstore.yaml} becomes {@code petstore-30-yaml}. */
    private static String nameOf(Path file) {
        String document = file.subpath(2, file.getNameCount()).toString().replaceFirst("\\.[a-z]+$", "");
        String version = file.getName(0).toString().replace(".", "");
        return document.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-" + version + "-" + file.getName(1);
    }

    /** A workspace in which each of these documents is an API, all served by one backend. */
    static Workspace workspace(Path root, SortedMap<String, Path> contracts, int backend) {
        Workspace workspace =
                new Workspace(root).write("mgwc.yaml", """
                        apiVersion: mgwc/v1
                        kind: Workspace
                        metadata:
                          name: corpus
                        spec:
                          promotion: [test]
                        """).write("environments/test/environment.yaml", """
                        apiVersion: mgwc/v1
                        kind: Environment
                        metadata:
                          name: test
                        spec:
                          listener:
                            host: 127.0.0.1
                        """);
        contracts.forEach((name, file) -> wrap(workspace, name, file, backend));
        return workspace;
    }

    private static void wrap(Workspace workspace, String name, Path file, int backend) {
        String contract = "openapi" + (file.toString().endsWith(".json") ? ".json" : ".yaml");
        try {
            workspace.write("apis/" + name + "/v1/" + contract, Files.readAllBytes(file));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        workspace.write("apis/" + name + "/v1/api.yaml", """
                apiVersion: mgwc/v1
                kind: Api
                metadata:
                  name: %1$s
                  version: v1
                spec:
                  openapi: %2$s
                  basePath: /%1$s
                  endpoints:
                    production:
                      backends:
                        primary:
                          url: http://127.0.0.1:%3$d
                  security:
                    anonymous: true
                """.formatted(name, contract, backend));
    }

    /** The findings of {@code mgwc validate --format json}. */
    static List<JsonNode> findings(Ended validation) {
        try {
            return JSON.readTree(validation.out())
                    .path("diagnostics")
                    .valueStream()
                    .toList();
        } catch (IOException notJson) {
            throw new AssertionError(validation.output(), notJson);
        }
    }

    /** The API that a file of the workspace belongs to. */
    static String apiOf(String path) {
        Matcher matcher = API_OF_FINDING.matcher(path);
        if (!matcher.matches()) {
            throw new AssertionError(path + " belongs to no API");
        }
        return matcher.group(1);
    }
}
