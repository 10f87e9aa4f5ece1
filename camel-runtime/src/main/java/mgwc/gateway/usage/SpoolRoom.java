package mgwc.gateway.usage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Keeps a spool directory from filling the disk: beyond a limit, the files that were written to longest ago are
 * removed, whichever process wrote them.
 */
final class SpoolRoom {

    private static final Comparator<Present> OLDEST_FIRST =
            Comparator.comparing(Present::written).thenComparing(Present::file);

    private final Path directory;
    private final long limit;

    private record Present(Path file, FileTime written, long size) {}

    /** @param limit in bytes, of all files together before the next one is begun */
    SpoolRoom(Path directory, long limit) {
        this.directory = directory;
        this.limit = limit;
    }

    /** Makes room for another file; returns how many events had to go for it. */
    long make() throws IOException {
        PriorityQueue<Present> files = new PriorityQueue<>(OLDEST_FIRST);
        long total = 0;
        try (DirectoryStream<Path> names = Files.newDirectoryStream(directory, "usage-*.jsonl")) {
            for (Path name : names) {
                try {
                    BasicFileAttributes facts =
                            Files.readAttributes(name, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    files.add(new Present(name, facts.lastModifiedTime(), facts.size()));
                    total += facts.size();
                } catch (NoSuchFileException gone) {
                    // somebody has read it and needs it no more
                }
            }
        }
        long events = 0;
        while (total > limit && !files.isEmpty()) {
            Present oldest = files.remove();
            events += events(oldest.file());
            Files.deleteIfExists(oldest.file());
            total -= oldest.size();
        }
        return events;
    }

    private static long events(Path file) throws IOException {
        long lines = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024)) {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                lines += octet == '\n' ? 1 : 0;
            }
        } catch (NoSuchFileException gone) {
            return 0;
        }
        return lines;
    }
}
