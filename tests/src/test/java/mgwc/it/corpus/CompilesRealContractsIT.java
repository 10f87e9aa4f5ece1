package mgwc.it.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mgwc.it.stage.Command.Ended;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.Releases;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real contract compiles and is served, or gets a finding at a place; none crashes anything. */
class CompilesRealContractsIT {

    /** So many documents compile at least; a corpus that is all findings would prove nothing. */
    private static final int COMPILED = 100;

    @TempDir
    static Path scratch;

    private static final RawBackend BACKEND = RawBackend.answering(RawBackend.OK);
    private static SortedMap<String, Path> contracts;
    private static Workspace everything;
    private static Ended validation;
    private static Set<String> faulty;

    @BeforeAll
    static void validateAll() {
        contracts = RealContracts.all();
        everything = RealContracts.workspace(scratch.resolve("everything"), contracts, BACKEND.port());
        validation = everything.mgwc("validate", "--format", "json").run();
        faulty = RealContracts.findings(validation).stream()
                .filter(finding -> finding.path("severity").asText().equals("error"))
                .map(finding -> RealContracts.apiOf(finding.path("file").asText()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFindingHasARuleAndAPlaceInTheFile() throws Exception {
        assertThat(validation.status()).isEqualTo(faulty.isEmpty() ? 0 : 1);
        assertThat(validation.err()).doesNotContain("Exception").doesNotContain("\tat ");
        for (JsonNode finding : RealContracts.findings(validation)) {
            assertThat(finding.path("rule").asText()).as(finding.toString()).matches("MGW[0-9]{4}");
            long lines = Files.readString(
                            everything.root().resolve(finding.path("file").asText()))
                    .lines()
                    .count();
            assertThat(finding.at("/start/line").asLong())
                    .as(finding.toString())
                    .isBetween(1L, Math.max(1, lines));
            assertThat(finding.at("/start/column").asLong())
                    .as(finding.toString())
                    .isPositive();
        }
    }

    @Test
    void mostContractsHaveNoFindings() {
        assertThat(good().keySet()).as("without findings; with: %s", faulty).hasSizeGreaterThanOrEqualTo(COMPILED);
    }

    @Test
    void workspaceWithFindingsIsNotBuilt() {
        Path out = scratch.resolve("not-built");

        Ended build = everything.mgwc("build", "--env", "test", "--out", out).run();

        assertThat(build.status()).isEqualTo(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void contractWithFindingsHasThemAlone() {
        for (String name : faulty) {
            Workspace alone = RealContracts.workspace(scratch.resolve("alone-" + name), only(name), BACKEND.port());

            Ended build = alone.mgwc(
                            "build", "--env", "test", "--out", alone.root().resolve("out"))
                    .run();

            assertThat(build.status()).as(name + ": " + build.output()).isEqualTo(1);
            assertThat(build.output()).contains("MGW").doesNotContain("Exception");
            assertThat(alone.root().resolve("out")).doesNotExist();
        }
    }

    @Test
    void contractsCompileToTheSameBytesAndEveryOperationIsServed() throws Exception {
        Workspace workspace = RealContracts.workspace(scratch.resolve("good"), good(), BACKEND.port());
        Path release = workspace.build("test", scratch.resolve("release"));
        Path again = workspace.build("test", scratch.resolve("again"));
        assertThat(Releases.files(again)).usingRecursiveComparison().isEqualTo(Releases.files(release));

        try (Gateway gateway = Gateway.start(release, scratch.resolve("gateway"))) {
            Map<String, Integer> unserved = new TreeMap<>();
            int served = 0;
            for (Call call : calls(release)) {
                int status = gateway.send(gateway.request(call.path()).method(call.method(), BodyPublishers.noBody()))
                        .statusCode();
                if (status == 200) {
                    served++;
                } else {
                    unserved.put(call.toString(), status);
                }
            }
            assertThat(unserved).isEmpty();
            assertThat(served).isGreaterThan(COMPILED);
        }
    }

    private record Call(String method, String path) {}

    /** One call for each operation of a release. */
    private static List<Call> calls(Path release) throws Exception {
        JsonNode apis = new ObjectMapper()
                .readTree(release.resolve("gateway.json").toFile())
                .path("apis");
        return apis.valueStream()
                .flatMap(api -> api.path("routes")
                        .valueStream()
                        .flatMap(route -> route.path("operations").valueStream())
                        .map(operation -> new Call(
                                operation.path("method").asText(),
                                api.path("basePath").asText()
                                        + operation.path("path").asText().replaceAll("\\{[^}]*}", "1"))))
                .toList();
    }

    private static SortedMap<String, Path> good() {
        SortedMap<String, Path> good = new TreeMap<>(contracts);
        good.keySet().removeAll(faulty);
        return good;
    }

    private static SortedMap<String, Path> only(String name) {
        return new TreeMap<>(Collections.singletonMap(name, contracts.get(name)));
    }
}
