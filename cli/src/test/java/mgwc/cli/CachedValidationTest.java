package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.ExitCode;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.WorkTree;
import mgwc.compiler.validation.ValidationCacheFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mgwc validate} of a large workspace: what one run found, the next one need not find again. */
class CachedValidationTest {

    private static final String OVERLAY = "environments/prod/apis/pizza-shack-v1.yaml";
    private static final String KEPT = "kept what was found for the next run";
    private static final List<String> FORMATS =
            List.of("text", "compact", "json", "sarif", "junit", "warnings-ng", "github", "gitlab", "markdown");
    private static final String NOTHING_ANEW = "0 APIs were judged anew";

    @TempDir
    Path folder;

    private Path workspace;
    private final Map<String, String> environment = new HashMap<>();
    private Optional<String> build = Optional.of("a build");

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void largeWorkspace() throws IOException {
        workspace = folder.resolve("workspace");
        for (SourceFile file :
                WorkTree.read(Path.of("..")).value().orElseThrow().files().values()) {
            write(file.path(), file.content());
        }
        for (int i = 0; i < ValidationCacheFile.FEWEST_FILES; i++) {
            write("policies/note-" + i + ".txt", "a note\n".getBytes(StandardCharsets.UTF_8));
        }
        environment.put("HOME", folder.resolve("home").toString());
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private Path cache() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("home/.cache/mgwc"))) {
            return files.toList().getFirst();
        }
    }

    @Test
    void theSecondRunJudgesNothingAnew() {
        assertThat(run("validate -v").err()).contains(KEPT);
        Run second = run("validate -v");

        assertThat(second.err()).contains(NOTHING_ANEW);
        assertThat(second.code()).isZero();
    }

    /** Files that were just written may change again within a tick of the clock, so they are opened once more. */
    @Test
    void filesThatWereTooYoungToBeTrustedNeedNotBeOpenedForEver() throws Exception {
        run("validate");
        untilSettled();

        assertThat(run("validate -v").err()).contains(NOTHING_ANEW, KEPT);
        assertThat(run("validate -v").err()).contains(NOTHING_ANEW).doesNotContain(KEPT);
    }

    /** Until the clock has gone so far that a change of what was just written would be seen. */
    private static void untilSettled() throws InterruptedException {
        long written = System.currentTimeMillis();
        while (System.currentTimeMillis() < written + 2_100) {
            Thread.sleep(50);
        }
    }

    @Test
    void aMistakeIsFoundInTheSecondRun() throws IOException {
        run("validate");
        Path overlay = workspace.resolve(OVERLAY);
        Files.writeString(overlay, Files.readString(overlay).replace("https://", "http://"));
        Run second = run("validate -v");

        assertThat(second.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(second.out()).contains("error[MGW8001]", OVERLAY);
        assertThat(second.err()).contains("1 API was judged anew");
        assertThat(run("validate --no-cache").out()).isEqualTo(second.out());
    }

    @Test
    void whatWasFoundIsFoundAgainWithItsFrame() throws IOException {
        Path overlay = workspace.resolve(OVERLAY);
        Files.writeString(overlay, Files.readString(overlay).replace("https://", "http://"));
        Run first = run("validate");
        Run second = run("validate");

        assertThat(second).isEqualTo(first);
        assertThat(second.out()).contains("http://");
    }

    @Test
    void nothingIsKeptOfAWorkspaceThatIsSmallOrWhenNobodyWantsIt() throws IOException {
        run("validate --no-cache");
        environment.put("MGWC_CACHE", "off");
        run("validate");
        environment.remove("MGWC_CACHE");
        build = Optional.empty();
        run("validate");
        build = Optional.of("a build");
        run("validate --git-ref HEAD");
        Files.delete(workspace.resolve("policies/note-0.txt"));
        try (Stream<Path> notes = Files.list(workspace.resolve("policies"))) {
            for (Path note :
                    notes.filter(path -> path.toString().endsWith(".txt")).toList()) {
                Files.delete(note);
            }
        }
        run("validate");

        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void anotherBuildBeginsAnew() {
        run("validate");
        build = Optional.of("another build");

        assertThat(run("validate -v").err()).contains(KEPT).doesNotContain("judged anew");
    }

    @Test
    void anotherDayNeedsNoNewJudgementAndGetsItsOwnFindings() {
        run("validate --today 2026-11-23");

        assertThat(run("validate -v --today 2036-11-23").err()).contains(NOTHING_ANEW);
    }

    @Test
    void aFileThatIsBrokenOrGoneDoesNotMatter() throws IOException {
        Run first = run("validate");
        Files.write(cache(), new byte[] {1, 2, 3});

        assertThat(run("validate")).isEqualTo(first);
        assertThat(run("validate -v").err()).contains(NOTHING_ANEW);
        Files.delete(cache());
        assertThat(run("validate")).isEqualTo(first);
    }

    @Test
    void aPlaceWhereNothingCanBeWrittenDoesNotMatter() throws IOException {
        Files.writeString(folder.resolve("home"), "a file");
        Run run = run("validate -v");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("could not keep what was found for the next run: ");
    }

    @Test
    void foldersAreFoundAsTheXDGSpecificationHasIt() {
        environment.put("XDG_CACHE_HOME", "relative/is/ignored");
        run("validate");
        environment.put("XDG_CACHE_HOME", folder.resolve("xdg").toString());
        run("validate");
        environment.put("MGWC_CACHE", "here");
        run("validate");

        assertThat(folder.resolve("home/.cache/mgwc")).isNotEmptyDirectory();
        assertThat(folder.resolve("xdg/mgwc")).isNotEmptyDirectory();
        assertThat(workspace.resolve("here")).isNotEmptyDirectory();
    }

    @Test
    void aFolderWhoseNameCannotBeReadDoesNotMatter() {
        environment.put("HOME", "\0");
        assertThat(run("validate").code()).isZero();
        environment.put("MGWC_CACHE", "\0");
        assertThat(run("validate").code()).isZero();
    }

    @Test
    void whateverStandsInTheFileIsNoFailure() throws IOException {
        run("validate");
        Path cache = cache();
        byte[] kept = Files.readAllBytes(cache);
        Random random = new Random(Long.getLong("mgwc.cache.seed", 20261123));
        for (int i = 0; i < Integer.getInteger("mgwc.cache.count", 100); i++) {
            byte[] changed = kept.clone();
            int start = 1 + new String(kept, StandardCharsets.ISO_8859_1).indexOf('\n');
            for (int change = random.nextInt(6); change >= 0; change--) {
                changed[start + 4 + random.nextInt(kept.length - start - 4)] = (byte) random.nextInt(256);
            }
            writeWithChecksum(cache, changed);
            Run run = run("validate -v --format " + FORMATS.get(i % FORMATS.size()));

            assertThat(run.code()).as("change %d: %s", i, run.err()).isIn(ExitCode.OK, ExitCode.FINDINGS);
        }
    }

    /** Routes are read no sooner than base paths meet. */
    @Test
    void whatTurnsOutToBeOfNoUseLateIsNoFailure() throws IOException {
        run("validate");
        breakRoutes();
        copyOfOrders();
        Run run = run("validate -v");

        assertThat(run.err()).contains("what an earlier run found is of no use: ");
        assertThat(run.out())
                .contains("error[MGW4001]")
                .isEqualTo(run("validate --no-cache").out());
    }

    @Test
    void whatTurnsOutToBeOfNoUseLastIsForgotten() throws Exception {
        run("validate");
        breakRoutes();
        untilSettled();

        assertThat(run("validate -v").err()).contains("is of no use, so the next run begins anew");
        assertThat(run("validate -v").err()).contains(KEPT);
        assertThat(run("validate -v").err()).contains(NOTHING_ANEW).doesNotContain(KEPT);
    }

    /** The cache as it was kept, but for the name of a kind of claims. */
    private void breakRoutes() throws IOException {
        String kept = Files.readString(cache(), StandardCharsets.ISO_8859_1);
        assertThat(kept).contains("\u0005ROUTE");
        writeWithChecksum(cache(), kept.replace("\u0005ROUTE", "\u0005RUPTE").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void writeWithChecksum(Path cache, byte[] kept) throws IOException {
        int start = 1 + new String(kept, StandardCharsets.ISO_8859_1).indexOf('\n');
        CRC32C checksum = new CRC32C();
        checksum.update(kept, start + 4, kept.length - start - 4);
        ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN).putInt(start, (int) checksum.getValue());
        Files.write(cache, kept);
    }

    private void copyOfOrders() throws IOException {
        Path orders = workspace.resolve("apis/orders/v1");
        for (String name : List.of("api.yaml", "openapi.yaml")) {
            write(
                    "apis/copies/v1/" + name,
                    Files.readString(orders.resolve(name))
                            .replace("name: orders", "name: copies")
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private Run run(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext context = new CliContext(
                workspace,
                environment,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                List.of(),
                Optional.empty(),
                "mgwc",
                build);
        int code = Mgwc.run(context, line.split(" "));
        String timeless = err.toString(StandardCharsets.UTF_8).replaceAll("\\d+\\.\\d+ s", "0 s");
        return new Run(code, out.toString(StandardCharsets.UTF_8), timeless);
    }
}
