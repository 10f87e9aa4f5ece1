package mgwc.compiler.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mgwc.compiler.yaml.ReadsYaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What fuzzing found stays found: every target runs on its inputs in {@code src/test/fuzz}, and on changes of them;
 * {@code -Dmgwc.fuzz.seconds=60} for as long as that. {@code src/test/fuzz/run.sh} has Jazzer look for more.
 */
class FuzzTargetsTest {

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("mgwc.fuzz.seconds", 0));
    private static final long SEED = Long.getLong("mgwc.fuzz.seed", 20261123);
    private static final String[] PIECES = {
        "\n",
        "\n  ",
        "- ",
        ": ",
        ":",
        "#",
        "'",
        "\"",
        "[",
        "]",
        "{",
        "}",
        ",",
        "|\n",
        "? ",
        "&a ",
        "*a",
        "!t ",
        "%",
        "~",
        "\t",
        "\r\n",
        "\0",
        "\u00ef\u00bb\u00bf",
        "<<: ",
        "null",
        "1e309",
        "$ref: '#'",
        "{x}",
        "../",
        "120000 x\0",
        "160000 y\0",
        "\u00ff"
    };

    /**
     * What is fuzzed.
     *
     * @param changes how many changes of each input are tried in every build
     */
    private record Target(String folder, Consumer<byte[]> run, int changes) {

        List<byte[]> inputs() throws IOException {
            List<byte[]> inputs = new ArrayList<>();
            try (Stream<Path> files = Files.list(Path.of("src/test/fuzz", folder))) {
                for (Path file : files.sorted().toList()) {
                    inputs.add(Files.readAllBytes(file));
                }
            }
            return inputs;
        }

        @Override
        public String toString() {
            return folder;
        }
    }

    static Stream<Target> targets() {
        return Stream.of(
                new Target("reads-yaml", ReadsYaml::fuzzerTestOneInput, 60),
                new Target("compiles-contracts", CompilesContracts::fuzzerTestOneInput, 30),
                new Target("applies-overlays", AppliesOverlays::fuzzerTestOneInput, 30),
                new Target("formats-documents", FormatsDocuments::fuzzerTestOneInput, 60),
                new Target("reads-commits", ReadsCommits::fuzzerTestOneInput, 3));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void survivesItsInputsAndChangesOfThem(Target target) throws IOException {
        List<byte[]> inputs = target.inputs();
        inputs.forEach(input -> survives(target, input));
        Random random = new Random(SEED);
        long end = System.nanoTime() + TIME.toNanos();
        for (int i = 0; i < inputs.size() * target.changes || System.nanoTime() < end; i++) {
            survives(target, changed(inputs.get(i % inputs.size()), inputs, random));
        }
    }

    private static void survives(Target target, byte[] input) {
        try {
            target.run.accept(input);
        } catch (Exception | AssertionError | StackOverflowError e) {
            fail(target + " on:\n" + new String(input, ISO_8859_1), e);
        }
    }

    private static byte[] changed(byte[] input, List<byte[]> others, Random random) {
        StringBuilder text = new StringBuilder(new String(input, ISO_8859_1));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, (char) random.nextInt(256));
                case 2 -> text.insert(at, text.substring(at, end));
                case 3 -> {
                    String other = new String(others.get(random.nextInt(others.size())), ISO_8859_1);
                    int from = random.nextInt(other.length() + 1);
                    text.replace(at, end, other.substring(from, Math.min(other.length(), from + 40)));
                }
                default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString().getBytes(ISO_8859_1);
    }
}
