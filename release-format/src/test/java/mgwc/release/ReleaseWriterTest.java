package mgwc.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mgwc.release.Writing.Change;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReleaseWriterTest {

    @TempDir
    Path folder;

    private static Release release(String... filesAndTexts) {
        SortedMap<String, String> files = new TreeMap<>();
        for (int i = 0; i < filesAndTexts.length; i += 2) {
            files.put(filesAndTexts[i], filesAndTexts[i + 1]);
        }
        return Release.of("prod", files, BUILT);
    }

    private static final Provenance BUILT = new Provenance(Optional.of("c0ffee"), "0.1.0");
    private static final Release FIRST =
            release("gateway.json", "{}\n", "routes/menu-v1.camel.yaml", "[]\n", "keys/corporate.jwks.json", "{}\n");
    private static final Release SECOND = release("gateway.json", "{\"é\": 1}\n");

    /** Every file of a release as text. */
    private static SortedMap<String, String> texts(Release release) {
        SortedMap<String, String> texts = new TreeMap<>();
        release.allFiles().forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    private static SortedMap<String, String> content(Path directory) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Writing.Refused refused(Writing writing) {
        assertThat(writing).isInstanceOf(Writing.Refused.class);
        return (Writing.Refused) writing;
    }

    @Test
    void theManifestHasTheDigestOfEveryOtherFile() {
        assertThat(texts(SECOND).get("release.json")).isEqualTo("""
                        {
                          "environment": "prod",
                          "files": {
                            "gateway.json": "sha256:f35ad431fee8a8eb8b173292b16f69d77999030f61146357e68f2394853a8f5b"
                          },
                          "formatVersion": 2
                        }
                        """);
    }

    @Test
    void theProvenanceStandsBesideTheManifest() {
        assertThat(texts(SECOND).get("provenance.json")).isEqualTo("""
                        {
                          "commit": "c0ffee",
                          "mgwcVersion": "0.1.0"
                        }
                        """);
    }

    @Test
    void theProvenanceIsNotPartOfTheDigest() {
        SortedMap<String, String> files = new TreeMap<>(Map.of("gateway.json", "{}\n"));

        assertThat(Release.of("prod", files, new Provenance(Optional.empty(), "0.2.0"))
                        .digest())
                .isEqualTo(Release.of("prod", files, BUILT).digest())
                .isNotEqualTo(Release.of("dev", files, BUILT).digest());
    }

    @Test
    void writesIntoADirectoryThatDoesNotExistWithItsParents() throws IOException {
        Path target = folder.resolve("out/releases/prod");

        Writing writing = ReleaseWriter.write(FIRST, target);

        assertThat(writing).isEqualTo(new Writing.Written(target, FIRST.digest(), Change.RELEASE));
        assertThat(content(target)).isEqualTo(texts(FIRST));
        assertThat(names(target.getParent())).containsExactly("prod");
    }

    @Test
    void writesIntoAnEmptyDirectory() throws IOException {
        ReleaseWriter.write(FIRST, folder);

        assertThat(content(folder)).isEqualTo(texts(FIRST));
    }

    @Test
    void replacesAnotherReleaseAsAWhole() throws IOException {
        Path target = folder.resolve("prod");
        ReleaseWriter.write(FIRST, target);

        Writing writing = ReleaseWriter.write(SECOND, target);

        assertThat(writing).isEqualTo(new Writing.Written(target, SECOND.digest(), Change.RELEASE));
        assertThat(content(target)).isEqualTo(texts(SECOND));
        assertThat(names(folder)).containsExactly("prod");
    }

    @Test
    void leavesTheSameReleaseUntouched() throws IOException {
        Path target = folder.resolve("prod");
        ReleaseWriter.write(FIRST, target);
        Object before = Files.readAttributes(target, "*").get("fileKey");

        Writing writing = ReleaseWriter.write(FIRST, target);

        assertThat(writing).isEqualTo(new Writing.Written(target, FIRST.digest(), Change.NONE));
        assertThat(Files.readAttributes(target, "*").get("fileKey")).isEqualTo(before);
    }

    @Test
    void replacesOnlyTheProvenanceWhereNothingElseDiffers() throws IOException {
        Path target = folder.resolve("prod");
        ReleaseWriter.write(release("gateway.json", "{}\n"), target);
        Object before = Files.readAttributes(target, "*").get("fileKey");
        Release later = Release.of(
                "prod", new TreeMap<>(Map.of("gateway.json", "{}\n")), new Provenance(Optional.of("beef"), "0.2.0"));

        Writing writing = ReleaseWriter.write(later, target);

        assertThat(writing).isEqualTo(new Writing.Written(target, later.digest(), Change.PROVENANCE));
        assertThat(content(target)).isEqualTo(texts(later));
        assertThat(Files.readAttributes(target, "*").get("fileKey")).isEqualTo(before);
        assertThat(names(folder)).containsExactly("prod");
        assertThat(ReleaseWriter.write(later, target))
                .isEqualTo(new Writing.Written(target, later.digest(), Change.NONE));
    }

    @Test
    void addsProvenanceThatIsAbsent() throws IOException {
        Path target = folder.resolve("prod");
        ReleaseWriter.write(FIRST, target);
        Files.delete(target.resolve("provenance.json"));

        assertThat(ReleaseWriter.write(FIRST, target))
                .isEqualTo(new Writing.Written(target, FIRST.digest(), Change.PROVENANCE));
        assertThat(content(target)).isEqualTo(texts(FIRST));
    }

    @Test
    void replacesAReleaseOfAnOlderFormatVersion() throws IOException {
        Path target = Files.createDirectory(folder.resolve("prod"));
        Files.writeString(target.resolve("gateway.json"), "{}");
        Files.writeString(target.resolve("release.json"), """
                        {"commit": "c0ffee", "environment": "prod", "files": {"gateway.json": "sha256:00"},
                         "formatVersion": 1, "mgwcVersion": "0.1.0"}
                        """);

        assertThat(ReleaseWriter.write(FIRST, target))
                .isEqualTo(new Writing.Written(target, FIRST.digest(), Change.RELEASE));
        assertThat(content(target)).isEqualTo(texts(FIRST));
    }

    @Test
    void repairsAChangedRelease() throws IOException {
        Path target = folder.resolve("prod");
        ReleaseWriter.write(FIRST, target);
        Files.writeString(target.resolve("gateway.json"), "{ }\n");
        Files.delete(target.resolve("keys/corporate.jwks.json"));

        ReleaseWriter.write(FIRST, target);

        assertThat(content(target)).isEqualTo(texts(FIRST));
    }

    @Test
    void refusesADirectoryWithSomethingElseInIt() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        Writing.Refused refused = refused(ReleaseWriter.write(FIRST, folder));

        assertThat(refused.reason()).isEqualTo("`" + folder + "` holds `notes.txt`, which is not part of a release");
        assertThat(content(folder)).isEqualTo(Map.of("notes.txt", "mine"));
    }

    @Test
    void refusesAReleaseWithAFileThatItDoesNotList() throws IOException {
        Path target = folder.resolve("prod");
        ReleaseWriter.write(FIRST, target);
        Files.writeString(target.resolve("routes/mine.camel.yaml"), "[]");

        Writing.Refused refused = refused(ReleaseWriter.write(SECOND, target));

        assertThat(refused.reason()).contains("`routes/mine.camel.yaml`");
        assertThat(content(target)).containsAllEntriesOf(texts(FIRST));
    }

    @Test
    void refusesADirectoryWhoseManifestIsThatOfAnotherTool() throws IOException {
        Files.writeString(folder.resolve("release.json"), "{\"name\": \"of another tool\"}");

        assertThat(refused(ReleaseWriter.write(FIRST, folder)).reason()).contains("`release.json`");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesASymbolicLinkAndLeavesWhatItLeadsTo() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        Writing.Refused refused = refused(ReleaseWriter.write(FIRST, link));

        assertThat(refused.reason()).isEqualTo("`" + link + "` is a symbolic link");
        assertThat(names(real)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void doesNotFollowALinkInsideAReleaseThatItReplaces() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("gateway.json"), "{}\n");
        Path target = folder.resolve("prod");
        ReleaseWriter.write(SECOND, target);
        Files.delete(target.resolve("gateway.json"));
        Files.createSymbolicLink(target.resolve("gateway.json"), outside.resolve("gateway.json"));

        ReleaseWriter.write(FIRST, target);

        assertThat(content(outside)).isEqualTo(Map.of("gateway.json", "{}\n"));
        assertThat(content(target)).isEqualTo(texts(FIRST));
        assertThat(target.resolve("gateway.json"))
                .isRegularFile()
                .satisfies(path -> assertThat(Files.isSymbolicLink(path)).isFalse());
    }

    @Test
    void refusesAFileInThePlaceOfTheDirectory() throws IOException {
        Path file = Files.writeString(folder.resolve("prod"), "x");

        assertThat(refused(ReleaseWriter.write(FIRST, file)).reason()).isEqualTo("`" + file + "` is not a directory");
    }

    @Test
    void refusesAPathThroughAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        Writing.Refused refused = refused(ReleaseWriter.write(FIRST, file.resolve("prod")));

        assertThat(refused.reason()).contains("cannot be written: ").contains("`" + file + "` is not a directory");
        assertThat(names(folder)).containsExactly("file");
    }

    @Test
    void aFullDiskLeavesTheOldReleaseAndNothingElse() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(64 * 1024L)
                .setBlockSize(1024)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path target = disk.getPath("/releases/prod");
            ReleaseWriter.write(FIRST, target);
            Release large = release("gateway.json", "x".repeat(20_000), "routes/a.camel.yaml", "y".repeat(60_000));

            Writing.Refused refused = refused(ReleaseWriter.write(large, target));

            assertThat(refused.reason()).startsWith("`/releases/prod` cannot be written: ");
            assertThat(refused.help()).isEqualTo("nothing was changed; make room or name another directory");
            assertThat(content(target)).isEqualTo(texts(FIRST));
            assertThat(names(disk.getPath("/releases"))).containsExactly("prod");
        }
    }

    private static Path leftOver(Path directory, Release release) throws IOException {
        for (Map.Entry<String, String> file : texts(release).entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    @Test
    void aWriterThatWasKilledBetweenItsRenamesLeavesNothingForLong() throws IOException {
        leftOver(folder.resolve(".prod.old-17"), FIRST);
        leftOver(folder.resolve(".prod.new-17"), SECOND);
        leftOver(folder.resolve(".prod2.old-17"), FIRST);
        Release broken = release("gateway.json/x", "{}", "gateway.json", "{}");

        refused(ReleaseWriter.write(broken, folder.resolve("prod")));
        assertThat(content(folder.resolve("prod"))).isEqualTo(texts(FIRST));

        ReleaseWriter.write(SECOND, folder.resolve("prod"));
        assertThat(content(folder.resolve("prod"))).isEqualTo(texts(SECOND));
        assertThat(names(folder)).containsExactly(".prod2.old-17", "prod");
    }

    @Test
    void whatAnotherWriterIsAtWorkOnIsLeftAlone() throws IOException {
        Path target = folder.resolve("prod");
        ReleaseWriter.write(FIRST, target);
        Path atWork = Files.createDirectory(folder.resolve(".prod.new-18"));

        ReleaseWriter.write(SECOND, target);

        assertThat(atWork).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysWhoMayNotWriteThere() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(closed), "the superuser may write everywhere");

        Writing.Refused refused = refused(ReleaseWriter.write(FIRST, closed.resolve("prod")));

        assertThat(refused.reason()).contains("cannot be written: no permission for `" + closed);
        assertThat(refused.help()).isEqualTo("nothing was changed; write as a user who may, or name another directory");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatItWritesCanBeReadByOthers() throws IOException {
        Path target = folder.resolve("prod");

        ReleaseWriter.write(FIRST, target);

        assertThat(Files.getPosixFilePermissions(target).toString()).contains("OTHERS_READ", "OTHERS_EXECUTE");
    }
}
