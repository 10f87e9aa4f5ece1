package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import mgwc.cli.Terminal.Run;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mgwc build}, {@code run} and {@code token}: from a workspace to a gateway that answers. */
class ReleaseCommandsTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @Test
    void buildPrintsTheDigestAndNothingElse() {
        Run first = terminal.run("-C", Terminal.SAMPLE.toString(), "build", "--env", "prod", "--out", "release");
        Run second = terminal.run("-C", Terminal.SAMPLE.toString(), "build", "--env", "prod", "--out", "release");

        assertThat(first.out()).matches("sha256:[0-9a-f]{64}\n");
        assertThat(first.err()).endsWith("wrote release\n");
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).endsWith("unchanged: release\n");
        assertThat(folder.resolve("release/release.json")).exists();
    }

    @Test
    void buildWritesNothingWhereThereAreErrors() throws IOException {
        terminal.broken();

        Run run = terminal.run("-C", folder.toString(), "build", "--env", "dev", "--out", "release");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error[MGW");
        assertThat(folder.resolve("release")).doesNotExist();
    }

    @Test
    void buildRefusesAReleaseWithoutApisUnlessAskedForIt() throws IOException {
        Files.writeString(
                folder.resolve("mgwc.yaml"),
                "apiVersion: mgwc/v1\nkind: Workspace\nmetadata: {name: a}\nspec: {promotion: [dev]}\n");
        Files.createDirectories(folder.resolve("environments/dev"));
        Files.writeString(
                folder.resolve("environments/dev/environment.yaml"),
                "apiVersion: mgwc/v1\nkind: Environment\nmetadata: {name: dev}\nspec: {}\n");

        Run refused = terminal.run("-C", folder.toString(), "build", "--env", "dev", "--out", "release");
        Run allowed =
                terminal.run("-C", folder.toString(), "build", "--env", "dev", "--out", "release", "--allow-empty");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("mgwc: environment `dev` serves no API, so its release would be empty; nothing is written")
                .contains("--allow-empty");
        assertThat(allowed.code()).isZero();
        assertThat(allowed.err()).endsWith("wrote release\n");
        assertThat(folder.resolve("release/release.json")).exists();
    }

    @Test
    void buildKeepsItsHandsOffOtherPeoplesFolders() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("mine")).resolve("thesis.txt"), "x");

        Run run = terminal.run("-C", Terminal.SAMPLE.toString(), "build", "--env", "dev", "--out", "mine");

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.err()).contains("thesis.txt");
    }

    @Test
    void runAnswersTheArgumentsOfTheGateway() throws IOException {
        terminal.copySample();

        Run run = terminal.run("-C", folder.toString(), "run", "--env", "dev", "--port", "0", "--admin-port", "9");

        assertThat(run.out().lines())
                .containsExactly(folder.resolve(".mgwc/run/dev").toString(), "--port", "0", "--admin-port", "9");
        assertThat(folder.resolve(".mgwc/run/dev/gateway.json")).exists();
    }

    @Test
    void tokenIsForWhatRanLastWhileTheWorkspaceHasErrors() throws Exception {
        terminal.copySample();
        assertThat(terminal.run(
                                "-C",
                                folder.toString(),
                                "build",
                                "--env",
                                "dev",
                                "--out",
                                folder + "/.mgwc/dev/release")
                        .code())
                .isZero();
        String good = terminal.run("-C", folder.toString(), "token", "--app", "web-shop")
                .out();
        Files.writeString(folder.resolve("mgwc.yaml"), "broken", StandardOpenOption.APPEND);

        Run run = terminal.run("-C", folder.toString(), "token", "--app", "web-shop");

        assertThat(run.code()).isZero();
        assertThat(claims(run.out())).isEqualTo(claims(good));
        assertThat(terminal.run("-C", folder.toString(), "token", "--env", "prod")
                        .code())
                .isEqualTo(1);
    }

    /** Without what differs from token to token. */
    private static String claims(String token) throws Exception {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(token.strip());
        return signed.getUnverifiedPayload().replaceAll("\"(iat|exp|jti)\":[^,}]+", "");
    }

    @Test
    void tokenPrintsNothingButAToken() throws Exception {
        terminal.copySample();

        Run run = terminal.run("-C", folder.toString(), "token", "--app", "web-shop", "--scope", "a", "--scope", "b,c");

        assertThat(run.code()).isZero();
        JsonWebSignature token = new JsonWebSignature();
        token.setCompactSerialization(run.out().strip());
        assertThat(token.getUnverifiedPayload())
                .contains("\"client_id\":\"web-shop\"")
                .contains("\"iss\":\"https://id.dev.acme.example\"")
                .contains("\"scope\":\"a b c\"");
        assertThat(terminal.run("-C", folder.toString(), "token", "--app", "wbe-shop")
                        .err())
                .startsWith("mgwc: no application `wbe-shop`; there are `partner-portal` and `web-shop`");
    }
}
