package mgwc.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import mgwc.cli.console.CliContext;
import mgwc.compiler.source.CacheFolder;
import mgwc.compiler.validation.ValidationCacheFile;

/**
 * Where validation caches are kept: {@code MGWC_CACHE} names the folder or is {@code off}; without it
 * {@code $XDG_CACHE_HOME/mgwc} or {@code ~/.cache/mgwc} (XDG Base Directory Specification). Never in the workspace, as
 * whoever changes a workspace must not decide what is found in it.
 */
final class CachePlace {

    private CachePlace() {}

    /**
     * The cache of a workspace; one that keeps nothing where the program is not a build that can be told from others.
     */
    static ValidationCacheFile of(Path root, CliContext context) {
        String place = root.toAbsolutePath().normalize().toString();
        Optional<CacheFolder> folder =
                context.build().isEmpty() ? Optional.empty() : folder(context).map(CacheFolder::new);
        return ValidationCacheFile.of(folder, place, context.build().orElse(""));
    }

    /** Where it is kept; empty when nobody wants it, or there is no place. */
    static Optional<Path> folder(CliContext context) {
        String chosen = context.environment().getOrDefault("MGWC_CACHE", "");
        if (!chosen.isEmpty()) {
            return chosen.equals("off") ? Optional.empty() : path(chosen).map(context.directory()::resolve);
        }
        return absolute(context, "XDG_CACHE_HOME")
                .or(() -> absolute(context, "HOME").map(home -> home.resolve(".cache")))
                .map(caches -> caches.resolve("mgwc"));
    }

    private static Optional<Path> absolute(CliContext context, String variable) {
        return Optional.ofNullable(context.environment().get(variable))
                .filter(text -> !text.isEmpty())
                .flatMap(CachePlace::path)
                .filter(Path::isAbsolute);
    }

    /** Empty for letters that paths cannot have in this locale. */
    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
