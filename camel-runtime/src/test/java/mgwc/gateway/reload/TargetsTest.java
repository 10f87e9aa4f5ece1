package mgwc.gateway.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mgwc.gateway.jwt.SigningKey;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.lease.SharedResources;
import mgwc.gateway.policy.Policies;
import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseOnDisk;
import mgwc.gateway.release.ReleaseReader;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.secret.SecretReader;
import mgwc.gateway.step.Steps;
import mgwc.gateway.upstream.Upstreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Lease lease = new Lease();
    private final SharedResources shared =
            new SharedResources().with(Upstreams.class, new Upstreams(vertx, new SecretReader()));
    private ReleaseOnDisk release;

    @BeforeEach
    void writeRelease() {
        release = ReleaseOnDisk.copyOf("pizza", directory)
                .write("keys/corporate.jwks.json", SigningKey.set(SigningKey.RSA))
                .seal();
    }

    @AfterEach
    void close() {
        lease.close();
        shared.close();
        vertx.close();
    }

    @Test
    void everyOperationHasTheStepsThatItNames() throws Exception {
        List<Targets.Served> served = targets().operations();

        assertThat(served)
                .extracting(one -> one.operation().id())
                .containsExactlyInAnyOrder("getMenu", "getSpecials", "getOrder", "placeOrder");
        assertThat(served).allMatch(one -> one.operation().steps() == one.steps());
    }

    @Test
    void targetsWithTheSameStepsShareThem() throws Exception {
        Targets targets = targets();

        assertThat(targets.ofListener())
                .isSameAs(targets.of(
                        ReleaseReader.read(directory).gateway().apis().get("pizza-v1")));
        assertThat(targets.operations().stream().map(Targets.Served::steps).distinct())
                .hasSize(4);
    }

    @Test
    void aConfigurationIsBuiltOnceHoweverManyOperationsReferToIt() throws Exception {
        List<Steps> steps =
                targets().operations().stream().map(Targets.Served::steps).toList();
        int forward = 5;

        assertThat(steps.stream().map(one -> one.requestPhase(forward)).distinct())
                .hasSize(1)
                .doesNotContainNull();
    }

    @TestFactory
    Stream<DynamicTest> everyReleaseThatTheCompilersTestsExpectIsBuilt(@TempDir Path copies) throws IOException {
        return ReleaseOnDisk.expectedOfTheCompiler().stream()
                .map(expected -> DynamicTest.dynamicTest(expected.toString(), () -> {
                    Release compiled = ReleaseReader.read(
                            ReleaseOnDisk.copyFrom(expected, copies.resolve(Integer.toString(expected.hashCode())))
                                    .ofEnvironment(expected.getFileName().toString())
                                    .directory());
                    try {
                        assertThat(Targets.of(compiled, Policies.MODULES, shared, lease)
                                        .operations())
                                .isNotEmpty();
                    } catch (ReleaseRefused refused) {
                        // secrets and authorities are on the machine that runs the release, and not here
                        assertThat(refused.getMessage()).containsAnyOf("has no credentials", "`caFile` of");
                    }
                }));
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "burst": 2,                  | "burst": "2",                | is wrong at `$.definitions.tiers.Tiny.burst`: expected a whole number in range
            "burst": 2,                  | "burst": 2.5,                | is wrong at `$.definitions.tiers.Tiny.burst`: expected a whole number in range
            "burst": 2,                  | "burst": 0,                  | is wrong at `$.definitions.tiers.Tiny`: it allows nothing
            "tier": "Tiny"               | "tier": "Tinny"              | is wrong at `$.steps.throttle.tiny.limits[0].tier`: it names `Tinny`, which `$.definitions.tiers` lacks
            {"pizza-v1": {"tier": "Gold"}} | {"pizza-v1": {"tier": "Silver"}} | it names `Silver`, which `$.definitions.tiers` lacks
            "issuers": ["corporate"]     | "issuers": ["corp"]          | it names `corp`, which `$.definitions.issuers` lacks
            "issuers": ["corporate"]     | "issuers": "corporate"       | is wrong at `$.steps.authenticate.corporate.issuers`: expected a list
            "issuers": ["corporate"]     | "issuers": []                | it is empty, so nobody could call
            "claims": [],                |                              | lacks the field `$.steps.authenticate.corporate.claims`
            "claims": [],                | "claims": [], "scopes": [],  | has an unknown field `$.steps.authenticate.corporate.scopes`
            {"production": {"production": "pizza-v1/production"}} | {"production": {"production": "pizza-v1/other"}} | it names `pizza-v1/other`, which `$.definitions.upstreams` lacks
            "usage": {"all": {}}         | "usage": {"all": {"to": 1}}  | has an unknown field `$.steps.usage.all.to`
            "usage": {"all": {}}         | "usage": {"all": {}}, "wash": {} | is wrong at `$.steps.wash`: it is a step that this gateway does not have
            "tiers": {                   | "teirs": {}, "tiers": {      | is wrong at `$.definitions.teirs`: it is a kind of definitions that this gateway does not know
            "operation": "getSpecials", "scope" | "scope"               | a limit names its `operation` if that is its scope, and only then
            "round-robin"                | "random"                     | expected one of `round-robin`
            {"file": "keys/corporate.jwks.json"} | {}                   | a key source needs exactly one of `file` and `url`
            {"file": "keys/corporate.jwks.json"} | {"file": "keys/x"}   | it names a file the release lacks
            "http://127.0.0.1:1"         | "http://127.0.0.1:99999"     | has an address that is not an http(s) URL at `east`
            "keys/corporate.jwks.json"   | "keys/corporate.jwks.json", "url": "http://x" | a key source needs exactly one of `file` and `url`
            {"file": "keys/corporate.jwks.json"} | {"url": "file:///etc/passwd"} | `$.definitions.issuers.corporate.jwks.url`: it is not an http(s) URL
            {"file": "keys/corporate.jwks.json"} | {"file": "keys/corporate.jwks.json", "caFile": "/ca.pem"} | a key source has `caFile` only together with `url`
            {"file": "keys/corporate.jwks.json"} | {"url": "https://x", "caFile": "a\\u0000b"} | `$.definitions.issuers.corporate.jwks.caFile`: it is not a path
            "clockSkewMillis": 30000     | "clockSkewMillis": 9223372036854775807 | it is negative or longer than a day
            "perMillis": 60000           | "perMillis": 9223372036854775807 | `$.definitions.tiers.Gold.perMillis`: it is longer than a year
            "connectMillis": 2000        | "connectMillis": 9223372036854775807 | it has a timeout that is longer than a day
            "loadBalancing":             | "caFile": "a\\u0000b", "loadBalancing": | `$.definitions.upstreams['pizza-v1/production'].caFile`: it is not a path
            "loadBalancing":             | "authentication": {"header": {"name": "X Key", "value": {"env": "K"}}}, "loadBalancing": | it is not a header field for credentials
            "loadBalancing":             | "authentication": {"header": {"name": "Content-Length", "value": {"env": "K"}}}, "loadBalancing": | it is not a header field for credentials
            "http://127.0.0.1:1"         | "file:///etc/passwd"         | has an address that is not an http(s) URL at `east`
            """)
    void whatIsWrongInAStepOrADefinitionIsNamedWithItsPath(String old, String now, String reason) {
        release.replace("gateway.json", old, now == null ? "" : now).seal();

        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, this::targets);

        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).startsWith("`gateway.json` ").contains(reason);
        assertThat(refused.getMessage()).hasLineCount(1).doesNotContain("java.", "mgwc.", "Exception");
        assertThat(refused.remedy()).isNotBlank();
    }

    private Targets targets() throws ReleaseRefused {
        return Targets.of(ReleaseReader.read(directory), Policies.MODULES, shared, lease);
    }
}
