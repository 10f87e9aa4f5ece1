package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import mgwc.cli.GitSandbox.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code mgwc compare}: what it says and what it exits with. */
class CompareCommandTest {

    private static final String PROD = "environments/prod/environment.yaml";

    @TempDir
    Path folder;

    private GitSandbox shop;

    @BeforeEach
    void aShop() throws IOException {
        shop = new GitSandbox(folder).shop();
    }

    private void sameEverywhere() throws IOException {
        shop.write(PROD, shop.read("environments/dev/environment.yaml").replace("name: dev", "name: prod"));
    }

    @Test
    void differencesAreToldAndExitWith2OnlyWhenAsked() {
        Run told = shop.mgwc("compare", "--env", "dev,prod");
        assertThat(told.code()).isZero();
        assertThat(told.out()).contains("issuer `corporate`").endsWith("3 differences: 3 intentional\n");
        assertThat(shop.mgwc("compare", "--env", "dev,prod", "--exit-code").code())
                .isEqualTo(2);
    }

    @Test
    void equalEnvironmentsExitWith0AndAnEmptyList() throws IOException {
        sameEverywhere();

        Run run = shop.mgwc("compare", "--env", "dev,prod", "--exit-code", "--format", "json");

        assertThat(run.code()).isZero();
        assertThat(JsonMapper.shared().readTree(run.out()))
                .isEqualTo(JsonMapper.shared().readTree("{\"schemaVersion\":1,\"differences\":[]}"));
        assertThat(shop.mgwc("compare", "--env", "dev,prod").out()).isEqualTo("no differences\n");
    }

    @Test
    void jsonNamesBothValuesAndWhoSaidThem() throws IOException {
        sameEverywhere();
        shop.write(PROD, shop.read(PROD).replace("https://id.dev.example/jwks", "https://id.example/jwks"));

        Run run = shop.mgwc("compare", "--env", "prod,dev", "--format", "json");

        assertThat(JsonMapper.shared().readTree(run.out()))
                .isEqualTo(JsonMapper.shared().readTree("""
                {
                  "schemaVersion": 1,
                  "differences": [
                    {
                      "kind": "issuer", "name": "corporate", "path": "/jwks/url", "intent": "intentional",
                      "values": {
                        "prod": {"value": "https://id.example/jwks", "origin": "environments/prod/environment.yaml:11:14"},
                        "dev": {"value": "https://id.dev.example/jwks", "origin": "environments/dev/environment.yaml:11:14"}
                      }
                    }
                  ]
                }
                """));
    }

    @Test
    void jsonLeavesOutTheSideThatSaysNothing() throws IOException {
        sameEverywhere();
        shop.write("environments/prod/apis/menu-v1.yaml", """
                apiVersion: mgwc/v1
                kind: ApiOverlay
                metadata:
                  name: menu-v1
                spec:
                  targetRef: {name: menu, version: v1}
                  throttling: {tier: Unlimited}
                """);

        JsonNode difference = JsonMapper.shared()
                .readTree(shop.mgwc("compare", "--env", "dev,prod", "--format", "json")
                        .out())
                .path("differences")
                .path(0);

        assertThat(difference.path("intent").stringValue()).isEqualTo("one-sided");
        assertThat(difference.path("path").stringValue()).isEqualTo("/spec/throttling/tier");
        assertThat(difference.path("values").propertyNames()).containsExactly("dev");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare                               | `--env` is missing",
                "compare --env dev                     | name two different environments, such as --env uat,prod",
                "compare --env dev,dev                 | name two different environments, such as --env uat,prod",
                "compare --env dev,prod,uat            | name two different environments, such as --env uat,prod",
                "compare --env dev,prod --format yaml  | `yaml` is not one of text, json, markdown",
            })
    void aWrongCommandLineExitsWith64(String line, String problem) {
        Run run = shop.mgwc(line.strip().split(" "));

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains(problem);
    }

    @Test
    void anEnvironmentThatIsNotThereIsAFinding() {
        Run run = shop.mgwc("compare", "--env", "dev,uat", "--exit-code");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out() + run.err())
                .contains("environment `uat` does not exist", "environments are `dev` and `prod`");
    }

    @Test
    void whatCanBeComparedIsComparedWhereAFileIsBrokenAndExitsWith1() throws IOException {
        shop.write("apis/menu/v1/api.yaml", "kind: [");

        Run run = shop.mgwc("compare", "--env", "dev,prod", "--exit-code", "--format", "json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("MGW1001", "apis/menu/v1/api.yaml");
        assertThat(JsonMapper.shared().readTree(run.out()).path("differences")).hasSize(3);
    }

    @Test
    void aCommitThatIsNotThereExitsWith75() {
        shop.init();

        Run run = shop.mgwc("--git-ref", "nope", "compare", "--env", "dev,prod");

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.err()).isEqualTo("mgwc: there is no commit `nope` here\n");
    }
}
