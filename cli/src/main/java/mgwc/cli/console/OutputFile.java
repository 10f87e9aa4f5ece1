package mgwc.cli.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that a command was told to write: there whole or not at all. */
public final class OutputFile {

    private OutputFile() {}

    /** @throws CannotRunException when it cannot be written */
    public static void write(Path directory, Path file, String text) {
        try {
            Path target = directory.resolve(file).normalize();
            Files.createDirectories(target.toAbsolutePath().getParent());
            if (Files.isDirectory(target)) {
                throw new CannotRunException("cannot write `" + file + "`: it is a directory");
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                Files.writeString(target, text, StandardOpenOption.WRITE); // a pipe or a device; nothing to replace
                return;
            }
            replace(Files.exists(target) ? target.toRealPath() : target, text);
        } catch (IOException e) {
            throw new CannotRunException("cannot write `" + file + "`: " + reason(e), e);
        }
    }

    /** @throws CannotRunException when it is there and cannot be deleted */
    public static void delete(Path directory, Path file) {
        try {
            Files.deleteIfExists(directory.resolve(file));
        } catch (IOException e) {
            throw new CannotRunException("cannot delete `" + file + "`: " + reason(e), e);
        }
    }

    private static void replace(Path target, String text) throws IOException {
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Some of Java's messages are nothing but the path. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException ignored -> "permission denied";
            case FileAlreadyExistsException in -> "`" + in.getFile() + "` is no directory";
            case NoSuchFileException ignored -> "no such directory";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
