package mgwc.compiler.validation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32C;
import mgwc.compiler.source.CacheFolder;
import mgwc.compiler.source.SourceTree;

/** The validation cache of a workspace in a file, read on a thread of its own while other things are done. */
public final class ValidationCacheFile {

    /** Smaller workspaces are judged faster than a file is read and written. */
    public static final int FEWEST_FILES = 200;

    /** A few APIs are examined, and a few files opened, again and again rather than everything written each time. */
    private static final int FEW = 8;

    private final Optional<CacheFolder> folder;
    private final String name;
    private final String program;
    private final FutureTask<ValidationCache> cache;
    private final boolean any;

    private ValidationCacheFile(Optional<CacheFolder> folder, String name, String program, boolean any) {
        this.folder = folder;
        this.name = name;
        this.program = program;
        this.cache = new FutureTask<>(() -> any ? read() : ValidationCache.NONE);
        this.any = any;
        if (any) {
            Thread.ofPlatform().daemon().name("validation-cache").start(cache);
        } else {
            cache.run();
        }
    }

    private ValidationCache read() {
        return folder.flatMap(cache -> cache.read(name, ValidationCacheCodec.header(program)))
                .flatMap(bytes -> ValidationCacheCodec.decode(bytes, program))
                .orElse(ValidationCache.NONE);
    }

    /**
     * That of a workspace.
     *
     * @param folder of all caches; empty to keep nothing
     * @param place an absolute path of the workspace
     * @param program a name that no other build has
     */
    public static ValidationCacheFile of(Optional<CacheFolder> folder, String place, String program) {
        String name = name(place);
        boolean any = folder.filter(cache -> cache.holds(name)).isPresent();
        return new ValidationCacheFile(folder, name, program + " for " + place, any);
    }

    /** Tells nearly all places apart; the header tells the rest, as it names the place. */
    private static String name(String place) {
        CRC32C sum = new CRC32C();
        sum.update(place.getBytes(StandardCharsets.UTF_8));
        return Integer.toHexString(place.hashCode()) + "-" + Long.toHexString(sum.getValue());
    }

    /** Of nothing. */
    public static ValidationCacheFile none() {
        return new ValidationCacheFile(Optional.empty(), "", "", false);
    }

    /** Of the same workspace, with nothing from earlier runs. */
    public ValidationCacheFile forgotten() {
        return new ValidationCacheFile(folder, name, program, false);
    }

    /** Whether an earlier run left something, so that the workspace is a large one. */
    public boolean isAny() {
        return any;
    }

    /** Read while other things are done; waits for it. */
    public ValidationCache cache() {
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
    public Optional<String> recalled(ValidationResult validated) {
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
    public Optional<String> keep(SourceTree tree, ValidationResult validated) {
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
