package mgwc.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Git work tree in a scratch directory. */
public record Repository(Path root) {

    /** A new repository on branch {@code main}, without commits. */
    public static Repository create(Path root) {
        Command.of("git", "init", "-q", "-b", "main", root.toString()).output();
        return new Repository(root).configured();
    }

    /** An empty bare repository to push to. */
    public static Path origin(Path bare) {
        Command.of("git", "init", "-q", "--bare", "-b", "main", bare.toString()).output();
        return bare;
    }

    public static Repository cloneOf(Path origin, Path root) {
        Command.of("git", "clone", "-q", origin.toString(), root.toString()).output();
        return new Repository(root).configured();
    }

    private Repository configured() {
        git("config", "user.name", "Test");
        git("config", "user.email", "test@localhost");
        git("config", "commit.gpgsign", "false");
        return this;
    }

    public String git(String... arguments) {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        return new Command(line, root, Map.of()).output().strip();
    }

    public Repository write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /** Commits everything there is; the id of the commit. */
    public String commit(String message) {
        git("add", "-A");
        git("commit", "-q", "-m", message);
        return git("rev-parse", "HEAD");
    }
}
