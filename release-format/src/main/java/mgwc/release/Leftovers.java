package mgwc.release;

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
 * The directories beside a release that a killed writer leaves: the unfinished new one, and the old one that it had
 * moved aside. Young ones may belong to a writer at work and stay.
 */
final class Leftovers {

    static final String NEW = ".new-";
    static final String OLD = ".old-";

    /** Writing a release takes less than this. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private Leftovers() {}

    static String prefix(Path target) {
        return "." + target.getFileName();
    }

    /** Moves the old release back if its place is empty, and removes all other leftovers. */
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
