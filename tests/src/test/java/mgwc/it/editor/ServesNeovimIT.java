package mgwc.it.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mgwc.it.stage.Command;
import mgwc.it.stage.Distribution;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language server in the hands of a real editor, where it is installed; the play is {@code neovim.lua}. */
class ServesNeovimIT {

    private static final String OVERLAY = "environments/prod/apis/pizza-shack-v1.yaml";

    private static final Path PLAY =
            Path.of("src/test/resources/editor/neovim.lua").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeEach
    void neovimIsThere() {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "nvim")));
        assumeTrue(there, "Neovim is not installed");
    }

    @Test
    void findsExplainsAndMendsAMistake() throws Exception {
        Workspace workspace = Workspace.copyOfSample(
                Files.createDirectories(folder.resolve("workspace")).toRealPath());
        String sound = workspace.read(OVERLAY);
        workspace.edit(OVERLAY, "response: 3s", "respons: 3s");
        Path log = folder.resolve("log");
        Command.Ended ended = Command.of("nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-S", PLAY.toString())
                .in(workspace.root())
                .with("MGWC_BUILD", "never")
                .with(
                        "PLAY",
                        String.join(
                                "\n",
                                Distribution.ROOT.resolve("mgwc").toString(),
                                OVERLAY,
                                "respons",
                                "    name: pizza-shack",
                                log.toString()))
                .run();

        assertThat(Files.readString(log)).as(ended.output()).isEqualTo("""
                finding: MGW2001 14:9 unknown field `respons` in `spec.endpoints.production.timeouts`
                hover: API `pizza-shack-v1` at `/pizza-shack/v1`: Menu and orders of the pizza shop
                definition: %s
                quick fix: Rename `respons` to `response` (MGW2001)
                saved: response: 3s
                """.formatted(
                        workspace.root().resolve("apis/pizza-shack/v1/api.yaml")));
        assertThat(ended.status()).isZero();
        assertThat(workspace.read(OVERLAY)).isEqualTo(sound);
    }
}
