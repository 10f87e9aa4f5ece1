package mgwc.compiler.release;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The directories beside a release that a writer leaves when it is killed: the new one it had not finished, and the old
 * one it had put aside. Young ones may belong to a writer that is at work and are left alone.
 */
final class Leftovers {

    static final String NEW = ".new-";
    static final String OLD = ".old-";

    /** Longer than any release takes to be written. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private Leftovers() {}

    static String prefix(Path target) {
        return "." + target.getFileName();
    }

    /** Puts the old release back if its place is empty, and removes what else is left over. */
    static void clear(Path target, Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        for (Path aside : stale(parent, prefix(target) + OLD)) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Directories.delete(aside);
            } else {
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        stale(parent, prefix(target) + NEW).forEach(Directories::delete);
    }

    /** The latest first. */
    private static List<Path> stale(Path parent, String prefix) throws IOException {
        FileTime young = FileTime.from(Instant.now().minus(YOUNG));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                parent, entry -> String.valueOf(entry.getFileName()).startsWith(prefix))) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(entry).compareTo(young) < 0) {
                    found.add(entry);
                }
            }
        }
        found.sort(Comparator.comparing(Leftovers::modified).reversed());
        return found;
    }

    private static FileTime modified(Path entry) {
        try {
            return Files.getLastModifiedTime(entry);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
