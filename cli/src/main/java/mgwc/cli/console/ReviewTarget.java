package mgwc.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/**
 * One {@code --format KIND[=FILE]} of a command that tells differences.
 *
 * @param file relative to the current directory; standard output when absent
 */
public record ReviewTarget(Kind kind, Optional<Path> file) {

    /** The formats that differences can be written in. */
    public enum Kind {
        TEXT,
        JSON,
        MARKDOWN
    }

    public static final List<ReviewTarget> TEXT_ON_SCREEN = List.of(new ReviewTarget(Kind.TEXT, Optional.empty()));

    /** Reads {@code markdown} and {@code markdown=target/review.md}. */
    public static ReviewTarget of(String text) {
        String[] parts = text.split("=", 2);
        try {
            Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
            return new ReviewTarget(kind, parts.length == 2 ? Optional.of(Path.of(parts[1])) : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("`" + parts[0] + "` is not one of text, json, markdown");
        }
    }

    public void put(String text, CliContext context) {
        if (file.isEmpty()) {
            context.out().print(text);
            return;
        }
        Path path = context.directory().resolve(file.get());
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CannotRunException("cannot write `" + file.get() + "`: " + e.getMessage(), e);
        }
    }
}
