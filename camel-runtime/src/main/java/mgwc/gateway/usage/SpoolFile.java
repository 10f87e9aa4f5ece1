package mgwc.gateway.usage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The file that frames are appended to, and the next one when it is full or broken. File names are unique per process
 * and sort in the order of writing. Not for use by more than one thread.
 */
final class SpoolFile {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How files are made; one that exists already is an error. */
    interface Opener {
        SeekableByteChannel create(Path file) throws IOException;

        Opener DISK = file -> Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private final Path directory;
    private final SpoolRoom room;
    private final String prefix;
    private final long maxBytes;
    private final Opener opener;
    private @Nullable SeekableByteChannel channel;
    private @Nullable Path path;
    private int number;
    private long size;
    private long removed;

    SpoolFile(Path directory, SpoolRoom room, Instant started, String boot, long maxBytes, Opener opener) {
        this.directory = directory;
        this.room = room;
        this.prefix = "usage-" + UTC.format(started) + "-" + boot;
        this.maxBytes = maxBytes;
        this.opener = opener;
    }

    /** Appends whole frames: all of them, or on failure as many as then are gone from {@code frames}. */
    void append(EventFrames frames) throws IOException {
        boolean full = size >= maxBytes;
        boolean gone = path != null && !Files.exists(path);
        if (full || gone) {
            close();
        }
        SeekableByteChannel to = channel == null ? open() : channel;
        ByteBuffer octets = frames.octets();
        try {
            while (octets.hasRemaining()) {
                to.write(octets);
            }
        } finally {
            size += frames.drop(octets.position());
        }
    }

    /** Finds out whether files can be made, before there is anything to write. */
    void probe() throws IOException {
        Files.createDirectories(directory);
        if (!Files.isWritable(directory)) {
            throw new AccessDeniedException(directory.toString());
        }
    }

    /** How many events of full files were removed to make room. */
    long removed() {
        return removed;
    }

    private SeekableByteChannel open() throws IOException {
        Files.createDirectories(directory);
        removed += room.make();
        number++;
        Path next = directory.resolve(String.format(Locale.ROOT, "%s-%06d.jsonl", prefix, number));
        SeekableByteChannel opened = opener.create(next);
        path = next;
        channel = opened;
        size = 0;
        return opened;
    }

    /**
     * Leaves a file that a write failed on: what was not written whole is cut off, or the file removed if nothing was.
     * The next frames go to a new one.
     */
    void abandon() {
        @Nullable SeekableByteChannel broken = channel;
        channel = null;
        if (broken == null || path == null) {
            return;
        }
        try (broken) {
            if (size == 0) {
                Files.deleteIfExists(path);
            } else {
                broken.truncate(size);
            }
        } catch (IOException e) {
            // readers cut a torn tail off themselves
        }
    }

    void close() throws IOException {
        if (channel != null) {
            SeekableByteChannel full = channel;
            channel = null;
            full.close();
        }
    }
}
