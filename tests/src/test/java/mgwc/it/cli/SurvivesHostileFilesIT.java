package mgwc.it.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mgwc.it.stage.Command.Ended;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a file, the answer is a finding in that file and exit code 1. */
class SurvivesHostileFilesIT {

    private static final String API = "apis/pizza-shack/v1/api.yaml";
    private static final String CONTRACT = "apis/pizza-shack/v1/openapi.yaml";

    static Stream<Arguments> contents() {
        return Stream.of(
                arguments("empty", new byte[0]),
                arguments("only a comment", "# nothing\n".getBytes(UTF_8)),
                arguments("Latin-1", "kind: Caf\u00e9\n".getBytes(ISO_8859_1)),
                arguments("UTF-16", "kind: Api\n".getBytes(UTF_16)),
                arguments("binary", binary()),
                arguments("NUL", "kind: A\0pi\n".getBytes(UTF_8)),
                arguments("a scalar", "42\n".getBytes(UTF_8)),
                arguments("a list", "- Api\n".getBytes(UTF_8)),
                arguments("two documents", "kind: Api\n---\nkind: Api\n".getBytes(UTF_8)),
                arguments("tabs", "kind:\n\tApi\n".getBytes(UTF_8)),
                arguments("a tag that names a class", "!!javax.script.ScriptEngineManager [x]\n".getBytes(UTF_8)),
                arguments("aliases of aliases", bomb().getBytes(UTF_8)),
                arguments("10,000 brackets", "[".repeat(10_000).getBytes(UTF_8)),
                arguments("10,000 nested mappings", nested().getBytes(UTF_8)),
                arguments("a key of a megabyte", ("k".repeat(1 << 20) + ": 1\n").getBytes(UTF_8)),
                arguments(
                        "20 megabytes",
                        ("# " + "x".repeat(100) + "\n").repeat(200_000).getBytes(UTF_8)),
                arguments("a number of 100,000 digits", ("kind: " + "9".repeat(100_000) + "\n").getBytes(UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void hostileApiDocumentIsAFinding(String name, byte[] content, @TempDir Path scratch) {
        expectFindingIn(API, Workspace.copyOfSample(scratch).write(API, content));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void hostileContractIsAFinding(String name, byte[] content, @TempDir Path scratch) {
        expectFindingIn(CONTRACT, Workspace.copyOfSample(scratch).write(CONTRACT, content));
    }

    @Test
    void linkOutOfTheWorkspaceIsAFinding(@TempDir Path scratch) throws IOException {
        Workspace workspace = Workspace.copyOfSample(scratch);
        Files.delete(scratch.resolve(CONTRACT));
        Files.createSymbolicLink(scratch.resolve(CONTRACT), Path.of("/etc/passwd"));

        assertThat(expectFindingIn(CONTRACT, workspace).output()).doesNotContain("root:");
    }

    @Test
    void referenceToTheOutsideIsNeverFollowed(@TempDir Path scratch) {
        Workspace workspace = Workspace.copyOfSample(scratch)
                .edit(CONTRACT, "  /menu:\n", "  /passwd:\n    $ref: file:///etc/passwd\n  /menu:\n");

        assertThat(expectFindingIn(CONTRACT, workspace).output()).doesNotContain("root:");
    }

    private static Ended expectFindingIn(String file, Workspace workspace) {
        Ended validation =
                workspace.mgwc("validate").with("MGWC_JAVA_OPTS", "-Xmx512m").run();

        assertThat(validation.status()).as(validation.output()).isEqualTo(1);
        assertThat(validation.out())
                .containsPattern("(?m)^ *--> " + file + ":[0-9]+:[0-9]+|" + file + "(:[0-9]+:[0-9]+)?");
        assertThat(validation.out()).containsPattern("\\[MGW[0-9]{4}]");
        assertThat(validation.output())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .hasSizeLessThan(100_000);
        return validation;
    }

    private static byte[] binary() {
        byte[] bytes = new byte[4096];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String bomb() {
        return "a0: &a0 [x]\n"
                + IntStream.range(1, 30)
                        .mapToObj(level ->
                                "a" + level + ": &a" + level + " [" + "*a" + (level - 1) + ", *a" + (level - 1) + "]\n")
                        .collect(Collectors.joining());
    }

    private static String nested() {
        return IntStream.range(0, 10_000).mapToObj(depth -> "{a: ").collect(Collectors.joining()) + "1";
    }
}
