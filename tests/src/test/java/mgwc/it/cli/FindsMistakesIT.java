package mgwc.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import mgwc.it.stage.Command.Ended;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in the sample workspace is reported by its rule, at its file, line and column, and nothing is built. */
class FindsMistakesIT {

    private static final String API = "apis/pizza-shack/v1/api.yaml";
    private static final String CONTRACT = "apis/pizza-shack/v1/openapi.yaml";
    private static final String ORDERS = "apis/orders/v1/api.yaml";
    private static final String PROD = "environments/prod/environment.yaml";
    private static final String OVERLAY = "environments/prod/apis/pizza-shack-v1.yaml";
    private static final String TIERS = "policies/throttling.yaml";
    private static final String APPLICATION = "applications/web-shop.yaml";

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "unclosed bracket",
                        ORDERS,
                        "issuers: [corporate]",
                        "issuers: [corporate",
                        "MGW1001",
                        "[corporate"),
                new Mistake(
                        "key twice",
                        API,
                        "  basePath: /pizza-shack/v1\n",
                        "  basePath: /pizza-shack/v1\n  basePath: /pizza\n",
                        "MGW1002",
                        "basePath: /pizza\n"),
                new Mistake("anchor", API, "response: 5s", "response: &short 5s", "MGW1003", "&short"),
                new Mistake("tag", API, "weight: 3", "weight: !!int 3", "MGW1004", "!!int"),
                new Mistake("field misspelt in a base", API, "response: 5s", "respons: 5s", "MGW2001", "respons"),
                new Mistake(
                        "field misspelt in an overlay",
                        OVERLAY,
                        "connect: 500ms",
                        "conect: 500ms",
                        "MGW2001",
                        "conect"),
                new Mistake("text for a number", API, "weight: 3", "weight: three", "MGW2003", "three"),
                new Mistake("number without a unit", API, "response: 5s", "response: 5", "MGW2003", "5"),
                new Mistake(
                        "duration that is none",
                        OVERLAY,
                        "response: 3s",
                        "response: 3 seconds",
                        "MGW2004",
                        "3 seconds"),
                new Mistake("negative weight", API, "weight: 3", "weight: -3", "MGW2005", "-3"),
                new Mistake(
                        "address that is none",
                        OVERLAY,
                        "https://pizza-east.prod.internal/api",
                        "pizza-east.prod.internal/api",
                        "MGW2004",
                        "pizza-east"),
                new Mistake(
                        "kind that does not exist",
                        APPLICATION,
                        "kind: Application",
                        "kind: Aplication",
                        "MGW2010",
                        "Aplication"),
                new Mistake(
                        "key type that does not exist",
                        APPLICATION,
                        "keyType: sandbox",
                        "keyType: sandpit",
                        "MGW2006",
                        "sandpit"),
                new Mistake(
                        "contract without an end", CONTRACT, "openapi: 3.0.3", "openapi: 4.0.0", "MGW2017", "4.0.0"),
                new Mistake(
                        "overlay for no API",
                        OVERLAY,
                        "name: pizza-shack\n",
                        "name: pizza-shark\n",
                        "MGW3001",
                        "pizza-shark"),
                new Mistake("overlay that changes nothing", OVERLAY, "response: 3s", "response: 5s", "MGW3004", "5s"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsReportedWhereItWasMade(Mistake mistake, @TempDir Path scratch) {
        Workspace workspace = Workspace.copyOfSample(scratch.resolve("workspace"));
        String place = mistake.makeIn(workspace);
        Path out = scratch.resolve("release");

        Ended validation = workspace.mgwc("validate").run();

        assertThat(validation.status()).as(validation.output()).isEqualTo(1);
        assertThat(validation.out()).contains("[" + mistake.rule() + "]").contains(place);
        assertThat(validation.output()).doesNotContain("Exception").doesNotContain("\tat ");

        Ended build = workspace.mgwc("build", "--env", "prod", "--out", out).run();

        assertThat(build.status()).as(build.output()).isEqualTo(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void everyMistakeOfTheWorkspaceIsReportedInOneRun(@TempDir Path scratch) {
        Workspace workspace = Workspace.copyOfSample(scratch);
        String first = new Mistake("", API, "response: 5s", "respons: 5s", "", "respons").makeIn(workspace);
        String second = new Mistake("", TIERS, "burst: 500", "burst: many", "", "many").makeIn(workspace);
        String third =
                new Mistake("", PROD, "requireTls: true", "requireTsl: true", "", "requireTsl").makeIn(workspace);

        assertThat(workspace.mgwc("validate").run().out()).contains(first, second, third);
    }

    @Test
    void misspeltFieldComesWithTheRightSpelling(@TempDir Path scratch) {
        Workspace workspace = Workspace.copyOfSample(scratch).edit(API, "response: 5s", "respons: 5s");

        assertThat(workspace.mgwc("validate").run().out()).contains("did you mean `response`");
    }

    @Test
    void sampleWorkspaceHasNoErrors() {
        assertThat(Workspace.copyOfSample(Path.of("target/sample").toAbsolutePath())
                        .mgwc("validate")
                        .run()
                        .status())
                .isZero();
    }
}
