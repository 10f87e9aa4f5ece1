package mgwc.it.stage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Release directories: copies of them, tampered ones among them. */
public final class Releases {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Releases() {}

    public static Path copy(Path release, Path to) {
        files(release).forEach((name, content) -> write(to.resolve(name), content));
        return to;
    }

    /** The bytes of every file, by its path in the release. */
    public static Map<String, byte[]> files(Path release) {
        try (Stream<Path> walk = Files.walk(release)) {
            Map<String, byte[]> files = new TreeMap<>();
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(release.relativize(file).toString(), Files.readAllBytes(file));
            }
            return files;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /** Changes a JSON file of the release; its digest in {@code release.json} stays what it was. */
    public static void change(Path release, String file, Consumer<ObjectNode> change) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(release.resolve(file).toFile());
            change.accept(json);
            write(release.resolve(file), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /** Makes {@code release.json} agree with the files that are there, as somebody who knows the format would. */
    public static void vouch(Path release) {
        change(release, "release.json", manifest -> {
            ObjectNode files = manifest.putObject("files");
            files(release).forEach((name, content) -> {
                if (!name.equals("release.json") && !name.equals("provenance.json")) {
                    files.put(name, digest(content));
                }
            });
        });
    }

    /** The digest that names the release. */
    public static String digest(Path release) {
        return digest(files(release).get("release.json"));
    }

    public static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
            throw new AssertionError(everyRuntimeHasIt);
        }
    }
}
