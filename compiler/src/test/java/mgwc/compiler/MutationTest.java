package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.report.TextReport;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkTree;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Breaks the sample workspace in random ways. Whatever comes out: no exception, a report that can be written, and every
 * finding at a place that exists. {@code -Dmgwc.mutation.seed} and {@code .count} repeat and extend a run.
 */
class MutationTest {

    private static final long SEED = Long.getLong("mgwc.mutation.seed", 20261123);
    private static final int COUNT = Integer.getInteger("mgwc.mutation.count", 300);

    private static final String[] TOKENS = {
        "\t",
        "\r\n",
        "\n\n",
        "---\n",
        "...\n",
        "&a ",
        "*a",
        "<<: ",
        "!!binary ",
        "!x ",
        "%YAML 1.1\n",
        "{",
        "}",
        "[",
        "]",
        ": ",
        "- ",
        "? ",
        "| ",
        "> ",
        "\"",
        "'",
        "#",
        ",",
        "null",
        "~",
        "yes",
        "0",
        "-1",
        "1e309",
        "2147483648",
        ".inf",
        "0x10",
        "1.10",
        "{{",
        "${",
        "\u0000",
        "\u0007",
        "\ufeff",
        "\u2028",
        "\ud83c\udf55",
        "\u0085",
        "../",
        "http://",
        "$ref: http://127.0.0.1/",
        "RAW(",
        "            ",
        "a".repeat(2000)
    };

    private static final Compiler COMPILER = new Compiler();

    private static SourceTree sample;

    @BeforeAll
    static void sampleWorkspace() {
        sample = WorkTree.read(Path.of("..")).value().orElseThrow();
    }

    @Test
    @Timeout(120)
    void aBrokenWorkspaceGivesFindingsAndNeverAnException() throws Exception {
        List<String> paths = sample.files().keySet().stream()
                .filter(path -> !path.endsWith(".md"))
                .toList();
        int findings = 0;
        for (int i = 0; i < COUNT; i++) {
            Random random = new Random(SEED + i);
            String path = paths.get(random.nextInt(paths.size()));
            byte[] mutated = mutate(sample.files().get(path).content(), random);
            SortedMap<String, SourceFile> files = new TreeMap<>(sample.files());
            files.put(path, new SourceFile(path, mutated));
            try {
                findings += check(SourceTree.of(List.copyOf(files.values())));
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + (SEED + i) + " in " + path + ":\n" + new String(mutated, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(findings).as("most mutations break something").isGreaterThan(COUNT / 2);
    }

    private static int check(SourceTree tree) throws Exception {
        List<Diagnostic> diagnostics = COMPILER.validate(Outcome.of(tree), List.of("dev", "prod"));
        for (Diagnostic diagnostic : diagnostics) {
            assertThat(diagnostic.message()).isNotBlank();
            List<String> lines = tree.lines(diagnostic.span().file());
            assertThat(lines.isEmpty() ? 1 : lines.size())
                    .as("%s", diagnostic)
                    .isGreaterThanOrEqualTo(diagnostic.span().startLine());
        }
        StringBuilder text = new StringBuilder();
        new TextReport(tree, true).write(Report.of(diagnostics), text);
        return diagnostics.isEmpty() ? 0 : 1;
    }

    private static byte[] mutate(byte[] content, Random random) {
        byte[] bytes = content;
        int rounds = 1 + random.nextInt(3);
        for (int i = 0; i < rounds; i++) {
            int at = random.nextInt(bytes.length + 1);
            bytes = switch (random.nextInt(6)) {
                case 0 -> replaced(bytes, at, Math.min(bytes.length, at + random.nextInt(20)), new byte[0]);
                case 1 -> replaced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
                case 2 -> replaced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
                case 3 -> replaced(bytes, at, bytes.length, new byte[0]);
                default -> replaced(bytes, at, at, token(random));
            };
        }
        return bytes;
    }

    private static byte[] token(Random random) {
        return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
