package mgwc.it.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.Releases;
import mgwc.it.stage.Shop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A gateway given a release that is not what was built says why and does not start. */
class RefusesBrokenReleasesIT {

    private static final String ROUTES = "routes/shop-v1.camel.yaml";

    @TempDir
    static Path scratch;

    private static Path good;

    @BeforeAll
    static void build() {
        good = new Shop().workspace(scratch).build("test", scratch.resolve("good"));
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("gateway.json changed", "gateway.json", release -> overwrite(release, "gateway.json", "{}")),
                damage("routes changed", ROUTES, release -> overwrite(release, ROUTES, "[]\n")),
                damage("routes missing", ROUTES, release -> delete(release, ROUTES)),
                damage("gateway.json missing", "gateway.json", release -> delete(release, "gateway.json")),
                damage("release.json missing", "release.json", release -> delete(release, "release.json")),
                damage("release.json empty", "release.json", release -> overwrite(release, "release.json", "")),
                damage("release.json no JSON", "release.json", release -> overwrite(release, "release.json", "]")),
                damage(
                        "file added",
                        "routes/evil.camel.yaml",
                        release -> overwrite(release, "routes/evil.camel.yaml", "[]")),
                damage(
                        "keys changed",
                        "keys/corporate.jwks.json",
                        release -> overwrite(release, "keys/corporate.jwks.json", "{}")),
                damage(
                        "format of the future",
                        "format version 99",
                        release -> Releases.change(release, "release.json", json -> json.put("formatVersion", 99))),
                damage(
                        "unknown field in release.json",
                        "surprise",
                        release -> Releases.change(release, "release.json", json -> json.put("surprise", true))),
                damage("unknown field in gateway.json, digest and all", "surprise", release -> {
                    Releases.change(release, "gateway.json", json -> json.put("surprise", true));
                    Releases.vouch(release);
                }),
                damage(
                        "provenance.json no JSON",
                        "provenance.json",
                        release -> overwrite(release, "provenance.json", "]")),
                damage("route with a step nobody knows, digest and all", "mgw-sabotage", release -> {
                    overwrite(
                            release,
                            ROUTES,
                            read(release, ROUTES).replaceFirst("mgw-forward:[a-z-]+", "mgw-sabotage:now"));
                    Releases.vouch(release);
                }),
                damage(
                        "authentication left out of a route, digest and all",
                        "lacks the step `authenticate`",
                        release -> {
                            overwrite(
                                    release,
                                    ROUTES,
                                    read(release, ROUTES).replaceFirst(" +- to: mgw-authenticate:jwt\n", ""));
                            Releases.vouch(release);
                        }),
                damage(
                        "authentication left out of operations, digest and all",
                        "lacks `authenticate`, which guards",
                        release -> {
                            String json = read(release, "gateway.json");
                            overwrite(
                                    release,
                                    "gateway.json",
                                    json.replaceAll("\"authenticate\": \"[0-9a-f]{12}\",", ""));
                            Releases.vouch(release);
                        }),
                damage("route that is no YAML, digest and all", ROUTES, release -> {
                    overwrite(release, ROUTES, "- route: [");
                    Releases.vouch(release);
                }),
                damage("key set that is none, digest and all", "corporate", release -> {
                    overwrite(release, "keys/corporate.jwks.json", "{\"keys\": 1}");
                    Releases.vouch(release);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void brokenReleaseIsRefusedWithTheReason(
            String name, String reason, Consumer<Path> damage, @TempDir Path directory) {
        Path release = Releases.copy(good, directory.resolve("release"));
        damage.accept(release);

        Gateway gateway = Gateway.launch(release, directory);

        assertThat(gateway.awaitExit()).as(gateway.log()).isEqualTo(1);
        assertThat(gateway.log())
                .contains(reason)
                .doesNotContain("\tat ")
                .doesNotContainPattern("[a-z]\\.[A-Z][A-Za-z]+(Exception|Error)");
    }

    @Test
    void directoryThatIsNoReleaseIsRefused(@TempDir Path empty) {
        Gateway gateway = Gateway.launch(empty, empty);

        assertThat(gateway.awaitExit()).isEqualTo(1);
        assertThat(gateway.log()).contains("release.json").doesNotContain("\tat ");
    }

    @Test
    void directoryThatDoesNotExistIsRefused(@TempDir Path directory) {
        Gateway gateway = Gateway.launch(directory.resolve("nowhere"), directory);

        assertThat(gateway.awaitExit()).isEqualTo(1);
        assertThat(gateway.log()).contains("nowhere").doesNotContain("\tat ");
    }

    private static Arguments damage(String name, String reason, Consumer<Path> damage) {
        return arguments(name, reason, damage);
    }

    private static void overwrite(Path release, String file, String text) {
        Releases.write(release.resolve(file), text.getBytes(UTF_8));
    }

    private static String read(Path release, String file) {
        return new String(Releases.files(release).get(file), UTF_8);
    }

    private static void delete(Path release, String file) {
        try {
            Files.delete(release.resolve(file));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
