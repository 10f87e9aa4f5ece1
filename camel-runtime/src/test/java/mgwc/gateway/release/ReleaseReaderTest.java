package mgwc.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.release.GatewayConfig.ApiOperation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .extracting(ApiOperation::id, ApiOperation::issuers)
                .contains(tuple("getMenu", List.of()));
        assertThat(pizza.endpoints()).containsEntry(KeyType.PRODUCTION, "pizza-v1/production");
        assertThat(read.file("keys/corporate.jwks.json")).asString().contains("keys");
    }

    @Test
    void readsTheExampleOfTheFormatDescription() throws Exception {
        String description = Files.readString(Path.of("../docs/release-format.md"));
        String example = description.substring(description.indexOf("```json\n{\n  \"admin\"") + 8);
        GatewayConfig config = ReleaseJson.read(
                "gateway.json",
                example.substring(0, example.indexOf("```")).getBytes(StandardCharsets.UTF_8),
                GatewayConfig.class);

        assertThat(config.upstreams().get("pizza-shack-v1/production").authentication())
                .isPresent();
        assertThat(config.listener().tls()).isPresent();
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

    @Test
    void aDirectoryWithoutManifestIsRefused() throws IOException {
        Files.delete(directory.resolve("release.json"));

        assertRefused("`" + directory + "` has no `release.json`");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "tier": "Gold",              | "tier": "Gold", "teir": 1,   | has an unknown field `$.apis['pizza-v1'].teir`
            "name": "pizza",             |                              | lacks the field `$.apis['pizza-v1'].name`
            "burst": 2,                  | "burst": "2",                | is wrong at `$.tiers.Tiny.burst`: expected a whole number in range
            "burst": 2,                  | "burst": 2.5,                | is wrong at `$.tiers.Tiny.burst`: expected a whole number in range
            "burst": 2,                  | "burst": null,               | is wrong at `$.tiers.Tiny.burst`: expected a value, not null
            "burst": 2,                  | "burst": 0,                  | is wrong at `$.tiers['Tiny']`: it allows nothing
            "burst": 2,                  | "burst": 2, "burst": 3,      | is not valid JSON: Duplicate
            "name": "pizza",             | "name": 7,                   | is wrong at `$.apis['pizza-v1'].name`: expected a text
            "name": "pizza",             | "name": null,                | is wrong at `$.apis['pizza-v1'].name`: expected a value, not null
            "enabled": true              | "enabled": "true"            | is wrong at `$.analytics.enabled`: expected `true` or `false`
            "tier": "Tiny"               | "tier": "Tinny"              | it names `Tinny`, which `$.tiers` lacks
            "issuers": ["corporate"],    | "issuers": ["corp"],         | it names `corp`, which `$.issuers` lacks
            "issuers": ["corporate"],    | "issuers": "corporate",      | expected a list
            "issuers": ["corporate"],    |                              | it is anonymous but asks for scopes or a subscription
            "round-robin"                | "random"                     | expected one of `round-robin`
            {"file": "keys/corporate.jwks.json"} | {}                   | a key source needs exactly one of `file` and `url`
            {"file": "keys/corporate.jwks.json"} | {"file": "keys/x"}   | it names a file the release lacks
            "http://127.0.0.1:1"         | "http://127.0.0.1:99999"     | has an address that is not an http(s) URL at `east`
            "keys/corporate.jwks.json"   | "keys/corporate.jwks.json", "url": "http://x" | a key source needs exactly one of `file` and `url`
            {"file": "keys/corporate.jwks.json"} | {"url": "file:///etc/passwd"} | `$.issuers['corporate'].jwks.url`: it is no http(s) URL
            "clockSkewMillis": 30000     | "clockSkewMillis": 9223372036854775807 | it is negative or longer than a day
            "perMillis": 60000           | "perMillis": 9223372036854775807 | `$.tiers['Gold'].perMillis`: it is longer than a year
            "connectMillis": 2000        | "connectMillis": 9223372036854775807 | it has a timeout that is longer than a day
            "var/spool"                  | "a\\u0000b"                  | `$.analytics.spoolDirectory`: it is no path
            "listener": {"host": "127.0.0.1" | "listener": {"host": " "  | `$.listener.host`: it is empty
            "loadBalancing":             | "caFile": "a\\u0000b", "loadBalancing": | `$.upstreams['pizza-v1/production'].caFile`: it is no path
            "loadBalancing":             | "authentication": {"header": {"name": "X Key", "value": {"env": "K"}}}, "loadBalancing": | it is no header that credentials could be in
            "loadBalancing":             | "authentication": {"header": {"name": "Content-Length", "value": {"env": "K"}}}, "loadBalancing": | it is no header that credentials could be in
            "http://127.0.0.1:1"         | "file:///etc/passwd"         | has an address that is not an http(s) URL at `east`
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
