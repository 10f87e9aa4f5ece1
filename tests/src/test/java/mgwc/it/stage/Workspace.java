package mgwc.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A workspace in a scratch directory. */
public record Workspace(Path root) {

    /**
     * A copy of a workspace below {@code resources/workspaces}.
     *
     * @param values what the copy has for {@code @NAME@}
     */
    public static Workspace copyOf(String name, Path root, Map<String, ?> values) {
        Path source = Path.of("src/test/resources/workspaces", name);
        Workspace workspace = new Workspace(root);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                for (Map.Entry<String, ?> value : values.entrySet()) {
                    text = text.replace(
                            "@" + value.getKey() + "@", value.getValue().toString());
                }
                workspace.write(source.relativize(file).toString(), text);
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return workspace;
    }

    /** A copy of the sample workspace in the repository's root, as it is in the work tree. */
    public static Workspace copyOfSample(Path root) {
        Workspace workspace = new Workspace(root);
        for (String part : new String[] {"mgwc.yaml", "apis", "applications", "environments", "policies", "releases"}) {
            try (Stream<Path> files = Files.walk(Distribution.ROOT.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    workspace.write(Distribution.ROOT.relativize(file).toString(), Files.readAllBytes(file));
                }
            } catch (IOException unexpected) {
                throw new UncheckedIOException(unexpected);
            }
        }
        return workspace;
    }

    public Workspace write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public Workspace write(String path, byte[] content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    public String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /** Replaces the only place where {@code old} stands. */
    public Workspace edit(String path, String old, String replacement) {
        String text = read(path);
        if (text.indexOf(old) < 0 || text.indexOf(old) != text.lastIndexOf(old)) {
            throw new IllegalArgumentException("`" + old + "` does not stand exactly once in " + path);
        }
        return write(path, text.replace(old, replacement));
    }

    /** {@code mgwc} on this workspace. */
    public Command mgwc(Object... arguments) {
        return Distribution.mgwc(arguments).in(root);
    }

    /** Builds the release of an environment; findings fail the test. */
    public Path build(String environment, Path out) {
        mgwc("build", "--env", environment, "--out", out).output();
        return out;
    }
}
