package mgwc.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32C;
import mgwc.cli.console.CliContext;
import mgwc.compiler.source.CacheFolder;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.validation.ValidationCache;
import mgwc.compiler.validation.ValidationCacheCodec;
import mgwc.compiler.validation.ValidationResult;

/**
 * What earlier runs found in a workspace, in a file of the user's: {@code MGWC_CACHE} names the folder or is
 * {@code off}; without it {@code $XDG_CACHE_HOME/mgwc} or {@code ~/.cache/mgwc} (XDG Base Directory Specification).
 * Never in the workspace, as whoever changes a workspace must not decide what is found in it.
 */
public final class Recollection {

    /** Smaller workspaces are judged faster than a file is read and written. */
    public static final int FEWEST_FILES = 200;

    /** A few APIs are examined, and a few files opened, again and again rather than everything written each time. */
    private static final int FEW = 8;

    private final Optional<CacheFolder> folder;
    private final String name;
    private final String program;
    private final FutureTask<ValidationCache> cache;
    private final boolean any;

    private Recollection(Optional<CacheFolder> folder, String name, String program, boolean any) {
        this.folder = folder;
        this.name = name;
        this.program = program;
        this.cache = new FutureTask<>(() -> any ? read() : ValidationCache.NONE);
        this.any = any;
        if (any) {
            Thread.ofPlatform().daemon().name("recollection").start(cache);
        } else {
            cache.run();
        }
    }

    private ValidationCache read() {
        return folder.flatMap(cache -> cache.read(name, ValidationCacheCodec.header(program)))
                .flatMap(bytes -> ValidationCacheCodec.decode(bytes, program))
                .orElse(ValidationCache.NONE);
    }

    /** Of a workspace; of nothing where the program is not a build that can be told from others. */
    static Recollection of(Path root, CliContext context) {
        String place = root.toAbsolutePath().normalize().toString();
        Optional<CacheFolder> folder =
                context.build().isEmpty() ? Optional.empty() : folder(context).map(CacheFolder::new);
        String name = name(place);
        boolean any = folder.filter(cache -> cache.holds(name)).isPresent();
        return new Recollection(folder, name, context.build().orElse("") + " for " + place, any);
    }

    /** Tells nearly all places apart; the header tells the rest, as it names the place. */
    private static String name(String place) {
        CRC32C sum = new CRC32C();
        sum.update(place.getBytes(StandardCharsets.UTF_8));
        return Integer.toHexString(place.hashCode()) + "-" + Long.toHexString(sum.getValue());
    }

    /** Of nothing. */
    static Recollection none() {
        return new Recollection(Optional.empty(), "", "", false);
    }

    /** Of the same workspace, with nothing from earlier runs. */
    Recollection forgotten() {
        return new Recollection(folder, name, program, false);
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
                .flatMap(Recollection::path)
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

    /** Whether an earlier run left something, so that the workspace is a large one. */
    boolean isAny() {
        return any;
    }

    /** Read while other things are done; waits for it. */
    ValidationCache cache() {
        try {
            return cache.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ValidationCache.NONE;
        } catch (ExecutionException e) {
            throw new IllegalStateException("what was kept cannot be read", e.getCause());
        }
    }

    /** How much was recalled, in words; empty when nothing could be. */
    Optional<String> recalled(ValidationResult validated) {
        return cache().apis().isEmpty()
                ? Optional.empty()
                : Optional.of((validated.examined() == 1 ? "1 API was" : validated.examined() + " APIs were")
                        + " judged anew, the rest is known from an earlier run");
    }

    /**
     * Keeps what a run found for the next one, if that pays.
     *
     * @return what became of it, in words
     */
    Optional<String> keep(SourceTree tree, ValidationResult validated) {
        boolean pays = tree.files().size() >= FEWEST_FILES
                && (cache().apis().isEmpty() || validated.examined() > FEW || cache().unstamped(tree) > FEW);
        if (folder.isEmpty() || !pays) {
            return Optional.empty();
        }
        byte[] content;
        try {
            content = ValidationCacheCodec.encode(validated.cache().get(), program);
        } catch (RuntimeException e) {
            if (!any) {
                throw e;
            }
            // Some of what was recalled is read no sooner than here, and anything may stand in the user's cache.
            folder.get().delete(name);
            return Optional.of("what an earlier run found is of no use, so the next run begins anew");
        }
        return Optional.of(folder.get()
                .write(name, content)
                .map(problem -> "could not keep what was found for the next run: " + problem)
                .orElse("kept what was found for the next run"));
    }
}
