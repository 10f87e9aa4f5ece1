package mgwc.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mgwc.gateway.release.GatewayConfig.ApiOperation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseReaderTest {

    @TempDir
    Path directory;

    ReleaseOnDisk release;

    @BeforeEach
    void writeRelease() {
        release = ReleaseOnDisk.copyOf("pizza", directory);
    }

    @Test
    void readsWhatTheCompilerWrote() throws ReleaseRefused {
        Release read = ReleaseReader.read(directory);

        assertThat(read.digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(read.provenance()).isEmpty();
        GatewayConfig.Api pizza = read.gateway().apis().get("pizza-v1");
        assertThat(pizza.routes().get("pizza-v1.anonymous").operations())
                .extracting(ApiOperation::id, ApiOperation::authentication)
                .contains(tuple("getMenu", Authentication.NONE));
        assertThat(pizza.steps()).containsEntry("usage", "all");
        assertThat(read.file("keys/corporate.jwks.json")).asString().contains("keys");
    }

    @Test
    void theDirectoryItselfMayBeALink(@TempDir Path elsewhere) throws Exception {
        Path current = Files.createSymbolicLink(elsewhere.resolve("current"), directory);

        assertThat(ReleaseReader.read(current).manifest().environment()).isEqualTo("test");
        Files.delete(current);
    }

    @Test
    void aChangedFileIsRefused() {
        release.replace("gateway.json", "\"order:write\"", "\"order:read\"");

        assertRefused("`gateway.json` was changed after the release was built: its digest is not the one in "
                + "`release.json`");
    }

    @Test
    void aMissingFileIsRefused() throws IOException {
        Files.delete(directory.resolve("keys/corporate.jwks.json"));

        assertRefused("the release lacks the file `keys/corporate.jwks.json`");
    }

    @Test
    void anAdditionalFileIsRefused() {
        release.write("routes/extra.camel.yaml", "- route: {}");

        assertRefused("`routes/extra.camel.yaml` is not part of the release");
    }

    @Test
    void aLinkInsideTheReleaseIsRefused() throws IOException {
        Files.move(directory.resolve("keys/corporate.jwks.json"), directory.resolve("keys/real"));
        Files.createSymbolicLink(directory.resolve("keys/corporate.jwks.json"), directory.resolve("keys/real"));

        assertRefused("`keys/corporate.jwks.json` is a symbolic link; a release has plain files only");
    }

    @Test
    void anotherFormatVersionIsRefusedBeforeItsUnknownFields() {
        release.replace("release.json", "\"formatVersion\": 2", "\"formatVersion\": 3, \"labels\": []");

        assertRefused("`release.json` has format version 3; this version of mgwc reads 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                     | `release.json` has format version 1; this version of mgwc reads 2
            -1                    | `release.json` has format version -1; this version of mgwc reads 2
            2.0                   | `release.json` is wrong at `$.formatVersion`: expected a whole number
            "2"                   | `release.json` is wrong at `$.formatVersion`: expected a whole number
            99999999999999999999  | `release.json` is wrong at `$.formatVersion`: expected a whole number
            """)
    void anotherFormatVersionIsNamed(String version, String reason) {
        release.replace("release.json", "\"formatVersion\": 2", "\"formatVersion\": " + version);

        assertRefused(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"apis\":{\"a\":["})
    void nestingOfAnyDepthIsRefused(String opening) {
        release.write("gateway.json", opening.repeat(100_000)).seal();

        assertThat(refusal().getMessage()).startsWith("`gateway.json` is not valid JSON: ");
    }

    @Test
    void whatIsLargeIsNotRepeatedInTheReason() {
        String large = "x".repeat(1_000_000);
        String name = "x".repeat(40_000);
        for (String json : List.of(
                "{\"" + large + "\": 1}",
                "{\"" + name + "\": 1}",
                "\"" + large + "\"",
                "[" + "9".repeat(1_000_000) + "]")) {
            release.write("gateway.json", json).seal();

            assertThat(refusal().getMessage().length()).isLessThan(1_100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n2026 ERROR", "\\r\\n", "\\u001b[31m", "\\u202e", "\\u2028", "\\u0000"})
    void aNameCannotWriteIntoALog(String name) {
        release.replace("gateway.json", "\"name\": \"pizza\",", "\"name\": \"pizza\", \"" + name + "\": 1,")
                .seal();

        assertThat(refusal().getMessage()).contains("has an unknown field `$.apis['pizza-v1']['\ufffd");
    }

    @Test
    void aDirectoryWithoutManifestIsRefused() throws IOException {
        Files.delete(directory.resolve("release.json"));

        assertRefused("`" + directory + "` has no `release.json`");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "name": "pizza",             | "name": "pizza", "nmae": 1,  | has an unknown field `$.apis['pizza-v1'].nmae`
            "name": "pizza",             |                              | lacks the field `$.apis['pizza-v1'].name`
            "burst": 2,                  | "burst": null,               | is wrong at `$.definitions.tiers.Tiny.burst`: expected a value, not null
            "burst": 2,                  | "burst": 2, "burst": 3,      | is not valid JSON: Duplicate
            "name": "pizza",             | "name": 7,                   | is wrong at `$.apis['pizza-v1'].name`: expected a text
            "name": "pizza",             | "name": null,                | is wrong at `$.apis['pizza-v1'].name`: expected a value, not null
            "enabled": true              | "enabled": "true"            | is wrong at `$.analytics.enabled`: expected `true` or `false`
            "authentication": "none",    | "authentication": "maybe",   | expected one of `required`, `none`
            "authentication": "none",    |                              | lacks the field `$.apis['pizza-v1'].routes['pizza-v1.anonymous'].operations[0].authentication`
            "authentication": "none",    | "authentication": "required", | it requires authentication but lacks `authenticate`, which guards its step `forward`
            "authentication": "required", | "authentication": "none",   | it requires no authentication but has the step `authenticate`
            "authorize": "read",         |                              | it requires authentication but lacks `authorize`, which guards its step `forward`
            "authenticate": "corporate", |                              | lacks `authenticate`, which guards its step `authorize`
            "authorize": "read",         | "authorize": "reed",         | it names `reed`, which `$.steps.authorize` lacks
            "authorize": "read",         | "authorise": "read",         | it has the step `authorise`, which this gateway does not have
            "steps": {"usage": "all"}    | "steps": {"forward": "production"} | it has the step `forward`, which may not stand at
            "port": 0, "steps"           | "port": 0, "trustedProxies": {}, "steps" | trusted proxies need exactly one of `hops` and `networks`
            "var/spool"                  | "a\\u0000b"                  | `$.analytics.spoolDirectory`: it is not a path
            "listener": {"host": "127.0.0.1" | "listener": {"host": " "  | `$.listener.host`: it is empty
            "environment": "test",       | "environment": "prod",       | it is `prod` but `release.json` says `test`
            """)
    void whatIsWrongInGatewayJsonIsNamedWithItsPath(String old, String now, String reason) {
        release.replace("gateway.json", old, now == null ? "" : now).seal();

        assertThat(refusal().getMessage()).startsWith("`gateway.json` ").contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''         | is empty
            {          | is not valid JSON
            []         | is wrong at `$`: expected an object
            {} trailing| is not valid JSON
            """)
    void aGatewayJsonThatIsNoObjectIsRefused(String text, String reason) {
        release.write("gateway.json", text).seal();

        assertThat(refusal().getMessage()).startsWith("`gateway.json` ").contains(reason);
    }

    private ReleaseRefused refusal() {
        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, () -> ReleaseReader.read(directory));
        assertThat(refused).isNotNull();
        assertThat(refused.remedy()).isNotBlank();
        assertThat(refused.getMessage()).hasLineCount(1).doesNotContain("java.", "mgwc.", "Exception");
        return refused;
    }

    private void assertRefused(String reason) {
        assertThat(refusal()).hasMessage(reason);
    }
}
