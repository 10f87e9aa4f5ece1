package mgwc.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.GitTree;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.SourceUnavailable;

/**
 * Bytes as the folder `apis` of a commit, written past Git into a bare repository, so that no check of Git's own stands
 * before: it is read, or it is said why not.
 */
public final class ReadsCommits {

    private static final Path REPOSITORY = repository();
    private static final String BLOB = object("blob", "kind: Api\n".getBytes(StandardCharsets.UTF_8));

    private ReadsCommits() {}

    /**
     * The entry point that Jazzer looks for.
     *
     * @param data entries `mode name\0`, to each of which the id of a file that is there is added; the first byte says
     *     whether they are taken as they are instead
     */
    public static void fuzzerTestOneInput(byte[] data) {
        byte[] apis = data.length > 0 && data[0] == '!' ? data : withIds(data);
        ByteArrayOutputStream root = new ByteArrayOutputStream();
        entry(root, "40000 apis", object("tree", apis));
        entry(root, "100644 mgwc.yaml", BLOB);
        String commit = object(
                "commit",
                ("tree " + object("tree", root.toByteArray())
                                + "\nauthor a <a> 0 +0000\ncommitter a <a> 0 +0000\n\na\n")
                        .getBytes(StandardCharsets.UTF_8));
        try {
            Outcome<SourceTree> read = GitTree.atCommit(REPOSITORY, commit);
            read.value()
                    .ifPresent(tree -> assertThat(tree.files().keySet())
                            .allMatch(path -> path.equals("mgwc.yaml") || path.startsWith("apis/"))
                            .noneMatch(
                                    path -> path.contains("\0") || path.contains("/../") || path.contains("/.git/")));
        } catch (SourceUnavailable e) {
            assertThat(e).hasMessageNotContaining("Exception");
        }
    }

    private static byte[] withIds(byte[] data) {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        for (String entry : new String(data, StandardCharsets.ISO_8859_1).split("\0", -1)) {
            entry(tree, entry, BLOB);
        }
        return tree.toByteArray();
    }

    private static void entry(ByteArrayOutputStream tree, String modeAndName, String id) {
        tree.writeBytes(modeAndName.getBytes(StandardCharsets.ISO_8859_1));
        tree.write(0);
        tree.writeBytes(HexFormat.of().parseHex(id));
    }

    private static Path repository() {
        try {
            Path repository = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "fuzz");
            Files.createDirectories(repository.resolve("objects"));
            Files.createDirectories(repository.resolve("refs"));
            Files.writeString(repository.resolve("HEAD"), "ref: refs/heads/main\n");
            Files.writeString(repository.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
            return repository;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a loose object; its id. */
    private static String object(String type, byte[] content) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes((type + " " + content.length + "\0").getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(content);
        try {
            byte[] sha = MessageDigest.getInstance("SHA-1").digest(whole.toByteArray());
            String id = HexFormat.of().formatHex(sha);
            Path file = REPOSITORY.resolve("objects/" + id.substring(0, 2) + "/" + id.substring(2));
            Files.createDirectories(file.getParent());
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
                whole.writeTo(deflater);
            }
            Files.write(file, packed.toByteArray());
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
