package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import mgwc.gateway.release.ReleaseOnDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Releases that somebody who knows the format has spoiled, brought to a gateway that serves. */
class HostileReleasesTest {

    private static final int MUTATIONS = Integer.getInteger("mgwc.mutations", 200);
    private static final long SEED = Long.getLong("mgwc.seed", 20260101L);

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "../../etc/passwd",
            "/etc/shadow",
            "a\0b",
            "{{env:HOME}}",
            "${env:HOME}",
            "http://",
            "http://[::1",
            "http://127.0.0.1:99999",
            "http://user:pass@127.0.0.1:1",
            "http://127.0.0.1:1?bridgeEndpoint=true",
            "http://127.0.0.1:1#x",
            "http://127.0.0.1:1/a b",
            "file:///etc/passwd",
            "x\r\nInjected: 1",
            "/{a}{b}",
            "/{",
            "/}",
            "/{}",
            "//",
            "/a/../b",
            "/%zz",
            "-1",
            "\u202e",
            "x".repeat(100_000));
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "1e400",
            "0.5",
            "-0");

    @TempDir
    Path directory;

    EchoBackend east;
    RunningGateway gateway;
    HttpClient client;
    Path served;
    int copies;

    @BeforeEach
    void serve() throws Exception {
        east = new EchoBackend("east");
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        served = directory.resolve("served");
        bring(good());
        gateway = RunningGateway.start(GatewayArguments.of(served));
    }

    @AfterEach
    void stop() {
        gateway.stop(Duration.ofSeconds(5));
        east.close();
        client.close();
    }

    /** A file of the release with one thing in it changed. */
    private record Mutation(String what, String file, String content) {}

    @Test
    void whateverIsChangedItIsServedOrRefusedWithAReason() throws Exception {
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        for (long seed = SEED; seed < SEED + MUTATIONS; seed++) {
            ReleaseOnDisk release = good();
            Mutation mutation = mutate(release, new Random(seed));
            release.write(mutation.file(), mutation.content());
            if (!mutation.file().equals("release.json")) {
                release.seal();
            }
            String before = digest();
            bring(release);

            HttpResponse<String> answer = reload();

            String fault = answer.statusCode() == 422 ? faultOfRefusal(answer.body(), before) : faultOfService(answer);
            if (!fault.isEmpty()) {
                wrong.add("seed " + seed + ": " + mutation.what() + ": " + fault);
            }
            refused += answer.statusCode() == 422 ? 1 : 0;
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).isBetween(MUTATIONS / 3, MUTATIONS);
    }

    private String faultOfRefusal(String body, String before) throws Exception {
        if (Stream.of("Exception", "mgwc.gateway", "org.apache", "java.").anyMatch(body::contains)) {
            return "reason for nobody: " + body;
        }
        if (!digest().equals(before)) {
            return "refused and yet taken";
        }
        int menu = status("/pizza/v1/menu");
        return menu == 200 ? "" : "the one before answers " + menu;
    }

    private String faultOfService(HttpResponse<String> answer) throws Exception {
        if (answer.statusCode() != 200) {
            return answer.statusCode() + " " + answer.body();
        }
        if (status("/pizza/v1/orders/7") == 200) {
            return "lets everybody in";
        }
        if (List.of(400, 500).contains(status("/pizza/v1/menu"))) {
            return "cannot serve what it took";
        }
        bring(good());
        int back = reload().statusCode();
        return back == 200 ? "" : "the good one afterwards: " + back;
    }

    private static Mutation mutate(ReleaseOnDisk release, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> text(release, "routes/pizza-v1.camel.yaml", random);
            case 1 -> text(release, "gateway.json", random);
            case 2 -> text(release, "keys/corporate.jwks.json", random);
            case 3 -> json(release, "release.json", random);
            case 4 -> json(release, "keys/corporate.jwks.json", random);
            default -> json(release, "gateway.json", random);
        };
    }

    private static Mutation json(ReleaseOnDisk release, String file, Random random) {
        JsonNode root = JsonMapper.shared().readTree(release.read(file));
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        String what = spoil(containers.get(random.nextInt(containers.size())), random);
        // numbers that no JSON library would print are put in as text
        String text = root.toString().replaceAll("\"#([^\"]*)#\"", "$1");
        return new Mutation(file + ": " + what, file, text);
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer() && !node.isEmpty()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static String spoil(JsonNode container, Random random) {
        return switch (container) {
            case ObjectNode object -> {
                String name = List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
                yield spoil(object, name, random);
            }
            case ArrayNode array -> {
                int index = random.nextInt(array.size());
                if (random.nextBoolean()) {
                    array.add(array.get(index));
                    yield "[" + index + "] twice";
                }
                JsonNode value = hostile(random);
                array.set(index, value);
                yield "[" + index + "] = " + shortened(value);
            }
            default -> fail("no container");
        };
    }

    private static String spoil(ObjectNode object, String name, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> {
                object.remove(name);
                return name + " removed";
            }
            case 1 -> {
                JsonNode value = object.get(name);
                String other = TEXTS.get(random.nextInt(TEXTS.size()));
                object.remove(name);
                object.set(other, value);
                return name + " renamed to " + shortened(other);
            }
            default -> {
                JsonNode value = hostile(random);
                object.set(name, value);
                return name + " = " + shortened(value);
            }
        }
    }

    private static JsonNode hostile(Random random) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(8)) {
            case 0 -> json.nullNode();
            case 1 -> json.booleanNode(random.nextBoolean());
            case 2 -> json.objectNode();
            case 3 -> json.arrayNode();
            case 4, 5 -> json.stringNode("#" + NUMBERS.get(random.nextInt(NUMBERS.size())) + "#");
            default -> json.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    private static Mutation text(ReleaseOnDisk release, String file, Random random) {
        String text = release.read(file);
        int at = random.nextInt(text.length());
        return switch (random.nextInt(5)) {
            case 0 -> new Mutation(file + " cut at " + at, file, text.substring(0, at));
            case 1 -> new Mutation(file + " without " + at, file, text.substring(0, at) + text.substring(at + 1));
            case 2 -> {
                String some = "\0\n\t:{}[]\"'&*!|>%@`-#0,".charAt(random.nextInt(22)) + "";
                yield new Mutation(
                        file + " with " + (int) some.charAt(0) + " at " + at,
                        file,
                        text.substring(0, at) + some + text.substring(at));
            }
            case 3 -> new Mutation(file + " twice", file, text + text);
            default -> {
                List<String> lines = new ArrayList<>(text.lines().toList());
                String moved = lines.remove(random.nextInt(lines.size()));
                lines.add(random.nextInt(lines.size() + 1), moved);
                yield new Mutation(file + " line moved: " + moved, file, String.join("\n", lines));
            }
        };
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() < 60 ? text : text.substring(0, 60) + "…";
    }

    private ReleaseOnDisk good() throws Exception {
        return ReleaseOnDisk.copyOf("pizza", directory.resolve("copy-" + copies++))
                .write("keys/corporate.jwks.json", KEYS)
                .replace("gateway.json", "http://127.0.0.1:1\"", east.url() + "\"")
                .replace("gateway.json", "var/spool", directory.resolve("spool").toString())
                .seal();
    }

    private static final String KEYS = keys();

    private static String keys() {
        try {
            return new TokenIssuer().keys();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a release where the gateway reads it. */
    private void bring(ReleaseOnDisk release) throws Exception {
        Files.deleteIfExists(served);
        Files.createSymbolicLink(served, release.directory());
    }

    private String digest() throws Exception {
        return JsonMapper.shared()
                .readTree(admin("GET", "/release").body())
                .path("digest")
                .asString();
    }

    private HttpResponse<String> reload() throws Exception {
        return admin("POST", "/reload");
    }

    private HttpResponse<String> admin(String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(gateway.listening().adminAddress() + path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private int status(String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(gateway.listening().address() + path))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}
