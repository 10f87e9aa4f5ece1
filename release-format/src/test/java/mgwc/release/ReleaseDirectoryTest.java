package mgwc.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseDirectoryTest {

    private static final Release RELEASE = Release.of(
            "prod",
            new TreeMap<>(Map.of("gateway.json", "{}\n", "routes/menu-v1.camel.yaml", "[]\n")),
            new Provenance(Optional.of("c0ffee"), "0.1.0"));

    @TempDir
    Path folder;

    private Path directory;

    @BeforeEach
    void write() {
        directory = folder.resolve("prod");
        ReleaseWriter.write(RELEASE, directory);
    }

    private void edit(String file, UnaryOperator<String> change) throws IOException {
        Path path = directory.resolve(file);
        Files.writeString(path, change.apply(Files.readString(path)));
    }

    private String refusal() {
        InvalidReleaseException refused =
                catchThrowableOfType(InvalidReleaseException.class, () -> ReleaseDirectory.read(directory));
        assertThat(refused).isNotNull();
        assertThat(refused.remedy()).isNotBlank();
        assertThat(refused.getMessage()).hasLineCount(1).doesNotContain("java.", "jackson", "mgwc.", "Exception");
        return String.valueOf(refused.getMessage());
    }

    @Test
    void readsWhatWasWritten() throws InvalidReleaseException {
        Release read = ReleaseDirectory.read(directory);

        assertThat(read.digest()).isEqualTo(RELEASE.digest());
        assertThat(read.manifest()).isEqualTo(RELEASE.manifest());
        assertThat(read.provenance()).isEqualTo(RELEASE.provenance());
        assertThat(read.files()).containsOnlyKeys("gateway.json", "release.json", "routes/menu-v1.camel.yaml");
        assertThat(read.files().get("gateway.json")).asString().isEqualTo("{}\n");
    }

    @Test
    void theDigestIsThatOfTheBytesOfTheManifest() throws Exception {
        edit("release.json", text -> text.replace("\n", " "));

        assertThat(ReleaseDirectory.read(directory).digest())
                .isEqualTo(Digest.of(Files.readAllBytes(directory.resolve("release.json"))))
                .isNotEqualTo(RELEASE.digest());
    }

    @Test
    void provenanceMayBeAbsent() throws Exception {
        Files.delete(directory.resolve("provenance.json"));

        assertThat(ReleaseDirectory.read(directory).provenance()).isEmpty();
        assertThat(ReleaseDirectory.read(directory).digest()).isEqualTo(RELEASE.digest());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theDirectoryItselfMayBeALink() throws Exception {
        Path current = Files.createSymbolicLink(folder.resolve("current"), directory);

        assertThat(ReleaseDirectory.read(current).digest()).isEqualTo(RELEASE.digest());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readsTheMountOfAConfigMap() throws Exception {
        mount("..2026_11_29");

        assertThat(ReleaseDirectory.read(directory).digest()).isEqualTo(RELEASE.digest());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readsWhatAMountHoldsAfterItsFilesAreSwapped() throws Exception {
        mount("..2026_11_29");
        Release next = Release.of(
                "prod",
                new TreeMap<>(Map.of("gateway.json", "{ }\n", "routes/menu-v1.camel.yaml", "[]\n")),
                new Provenance(Optional.of("c0ffee"), "0.1.0"));
        ReleaseWriter.write(next, directory.resolve("..2026_11_30"));
        Path swapped = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of("..2026_11_30"));
        Files.move(swapped, directory.resolve("..data"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(ReleaseDirectory.read(directory).digest()).isEqualTo(next.digest());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void verifiesTheFilesOfAMount() throws Exception {
        mount("..2026_11_29");
        edit("gateway.json", text -> text + "\n");

        assertThat(refusal()).startsWith("`gateway.json` was changed after the release was built");
    }

    @ParameterizedTest(name = "{0} leads to {1}")
    @DisabledOnOs(OS.WINDOWS)
    @CsvSource({
        "extra.json, /etc/passwd",
        "extra.json, ../gateway.json",
        "gateway.json, /etc/passwd",
        "gateway.json, ..data/../gateway.json"
    })
    void refusesALinkThatLeadsOutOfTheFilesOfAMount(String name, Path target) throws Exception {
        mount("..2026_11_29");
        Files.deleteIfExists(directory.resolve(name));
        Files.createSymbolicLink(directory.resolve(name), target);

        assertThat(refusal()).isEqualTo("`" + name + "` is not part of the release that `..data` holds");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesALinkBehindTheLinkOfAMount() throws Exception {
        mount("..2026_11_29");
        Path file = directory.resolve("..2026_11_29/gateway.json");
        Path real = Files.move(file, folder.resolve("real.json"));
        Files.createSymbolicLink(file, real);

        assertThat(refusal()).isEqualTo("`gateway.json` is a symbolic link; a release has plain files only");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesAMountWhoseFilesAreElsewhere() throws Exception {
        Path real = Files.move(directory, folder.resolve("elsewhere"));
        Files.createDirectory(directory);
        Files.createSymbolicLink(directory.resolve("..data"), real);

        assertThat(refusal()).isEqualTo("`..data` is a symbolic link that leads out of the release");
    }

    /** Lays the release out as Kubernetes mounts it: a link for each file and folder into the one that is current. */
    private void mount(String current) throws IOException {
        Path files = Files.move(directory, folder.resolve("files"));
        Files.createDirectory(directory);
        Files.move(files, directory.resolve(current));
        Files.createSymbolicLink(directory.resolve("..data"), Path.of(current));
        for (String name : List.of("release.json", "provenance.json", "gateway.json", "routes")) {
            Files.createSymbolicLink(directory.resolve(name), Path.of("..data", name));
        }
    }

    @Test
    void refusesAPathThatIsNotADirectory() {
        directory = folder.resolve("nowhere");

        assertThat(refusal()).isEqualTo("`" + directory + "` is not a directory");
    }

    @Test
    void refusesADirectoryWithoutAManifest() throws IOException {
        Files.delete(directory.resolve("release.json"));

        assertThat(refusal()).isEqualTo("`" + directory + "` has no `release.json`");
    }

    @Test
    void refusesAMissingFile() throws IOException {
        Files.delete(directory.resolve("gateway.json"));

        assertThat(refusal()).isEqualTo("the release lacks the file `gateway.json`");
    }

    @Test
    void refusesAChangedFile() throws IOException {
        edit("gateway.json", text -> text + "\n");

        assertThat(refusal())
                .isEqualTo("`gateway.json` was changed after the release was built: its digest is not the one in "
                        + "`release.json`");
    }

    @Test
    void refusesAnAdditionalFile() throws IOException {
        Files.writeString(directory.resolve("routes/extra.camel.yaml"), "[]");

        assertThat(refusal()).isEqualTo("`routes/extra.camel.yaml` is not part of the release");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesALinkToTheRightContent() throws IOException {
        Path real = Files.move(directory.resolve("gateway.json"), folder.resolve("real.json"));
        Files.createSymbolicLink(directory.resolve("gateway.json"), real);

        assertThat(refusal()).isEqualTo("`gateway.json` is a symbolic link; a release has plain files only");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesALinkedFolder() throws IOException {
        Path real = Files.move(directory.resolve("routes"), folder.resolve("routes"));
        Files.createSymbolicLink(directory.resolve("routes"), real);

        assertThat(refusal()).isEqualTo("the release lacks the file `routes/menu-v1.camel.yaml`");
    }

    @Test
    void refusesAFileThatIsTooLargeWithoutReadingAllOfIt() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("gateway.json").toFile(), "rw")) {
            file.setLength(1L << 40);
        }

        assertThat(refusal()).isEqualTo("`gateway.json` is larger than 64 MiB");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "formatVersion": 2 | "formatVersion": 3, "labels": [] | has format version 3; this version of mgwc reads 2
            "formatVersion": 2 | "formatVersion": 1               | has format version 1; this version of mgwc reads 2
            "formatVersion": 2 | "formatVersion": "2"             | is wrong at `$.formatVersion`: expected a whole number
            "formatVersion": 2 | "formatVersion": 2, "labels": [] | has an unknown field `$.labels`
            "formatVersion": 2 | "formatVersion": null            | is wrong at `$.formatVersion`: expected a value, not null
            "environment":     | "environments":                  | has an unknown field `$.environments`
            "prod"             | 7                                | is wrong at `$.environment`: expected a text
            "environment": "prod", |                              | lacks the field `$.environment`
            "gateway.json"     | "../gateway.json"                | is wrong at `$.files['../gateway.json']`: expected the path of a file inside the release
            "gateway.json"     | "/etc/passwd"                    | expected the path of a file inside the release
            "gateway.json"     | "routes/../../x"                 | expected the path of a file inside the release
            "gateway.json"     | "a\\\\b"                         | expected the path of a file inside the release
            "gateway.json"     | ".hidden"                        | expected the path of a file inside the release
            "gateway.json"     | "release.json"                   | expected the path of a file inside the release
            "gateway.json"     | "provenance.json"                | expected the path of a file inside the release
            "gateway.json"     | ""                               | expected the path of a file inside the release
            "sha256:           | "md5:                            | expected `sha256:` and 64 hexadecimal digits
            "files": {         | "files": [], "x": {              | has an unknown field `$.x`
            {                  | [{                               | is not valid JSON
            """)
    void refusesAManifestThatThisVersionWouldNotWrite(String old, String now, String reason) throws IOException {
        edit("release.json", text -> text.replaceFirst(java.util.regex.Pattern.quote(old), now == null ? "" : now));

        assertThat(refusal()).startsWith("`release.json` ").contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                            | is empty
            []                                            | is wrong at `$`: expected an object
            {} {}                                         | is not valid JSON: it holds several values
            {}                                            | lacks the field `$.mgwcVersion`
            {"mgwcVersion": "1", "builder": "x"}          | has an unknown field `$.builder`
            {"mgwcVersion": "1", "mgwcVersion": "1"}      | is not valid JSON
            {"mgwcVersion": "1", "commit": "<script>"}    | is wrong at `$.commit`
            {"mgwcVersion": "a b"}                        | is wrong at `$.mgwcVersion`
            {"mgwcVersion": ["1"]}                        | is wrong at `$.mgwcVersion`: expected a text
            """)
    void refusesProvenanceThatThisVersionWouldNotWrite(String json, String reason) throws IOException {
        Files.writeString(directory.resolve("provenance.json"), json);

        assertThat(refusal()).startsWith("`provenance.json` ").contains(reason);
    }
}
