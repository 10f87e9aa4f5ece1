package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import mgwc.compiler.emit.RouteBundle;
import mgwc.compiler.source.WorkTree;
import mgwc.release.Provenance;
import mgwc.release.Release;
import mgwc.release.ReleaseWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commit gives the same bytes, wherever, whenever and by whomever it is built. */
class DeterminismTest {

    private static final Path SAMPLE = Path.of("..");
    private static final List<String> WORKSPACE =
            List.of("mgwc.yaml", "apis", "applications", "environments", "policies", "releases");

    @TempDir
    Path folder;

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    /** Copies the sample, creating its files in the given order, which is that of many file systems' listings. */
    private Path copy(String name, boolean backwards) throws IOException {
        Path target = folder.resolve(name);
        List<Path> files;
        try (Stream<Path> paths = WORKSPACE.stream().flatMap(DeterminismTest::walk)) {
            files = new java.util.ArrayList<>(
                    paths.filter(Files::isRegularFile).sorted().toList());
        }
        if (backwards) {
            Collections.reverse(files);
        }
        for (Path file : files) {
            Path copied = target.resolve(SAMPLE.relativize(file));
            Files.createDirectories(copied.getParent());
            Files.copy(file, copied);
        }
        return target;
    }

    private static Stream<Path> walk(String name) {
        try {
            return Files.walk(SAMPLE.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, String> build(Path workspace, String out) throws IOException {
        Compilation compilation = new Compiler().compile(WorkTree.read(workspace), "prod");
        RouteBundle bundle = compilation.bundle().orElseThrow();
        Release release =
                Release.of(bundle.environment(), bundle.files(), new Provenance(Optional.of("c0ffee"), "0.1.0"));
        Path target = folder.resolve(out);
        ReleaseWriter.write(release, target);
        SortedMap<String, String> bytes = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(target)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                bytes.put(target.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return bytes;
    }

    @Test
    void folderOrderLocaleAndTimeZoneMakeNoDifference() throws IOException {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Map<String, String> here = build(copy("here", false), "release-here");

        // Turkish has another lower case of I, Thai digits and a Buddhist calendar another look of numbers.
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        Map<String, String> there = build(copy("over/there", true), "deep/er/release");
        Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
        Map<String, String> elsewhere = build(copy("elsewhere", true), "release-elsewhere");

        assertThat(here).hasSizeGreaterThan(4);
        assertThat(there).isEqualTo(here);
        assertThat(elsewhere).isEqualTo(here);
    }

    @Test
    void lineEndingsAndCommentsOfTheSourcesMakeNoDifference() throws IOException {
        Map<String, String> plain = build(copy("plain", false), "release-plain");
        Path changed = copy("changed", false);
        try (Stream<Path> paths = Files.walk(changed)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                String comment = file.toString().endsWith(".yaml") ? "# more words\n" : "";
                Files.writeString(file, (comment + text).replace("\n", "\r\n"));
            }
        }

        assertThat(build(changed, "release-changed")).isEqualTo(plain);
    }
}
