package mgwc.analytics.event;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads a spool file from its beginning. Every line either is an event or is quarantined with the reason; a last line
 * without its line feed is what a gateway that was killed had not written to the end, and is counted and left out.
 */
public final class SpoolReader {

    /** No event comes near; what is longer is not even held in memory. */
    static final int MAX_LINE = 64 * 1024;

    private static final int CRC_LENGTH = 8;

    private final Listener listener;

    /** Is given the lines in their order. */
    public interface Listener {

        void event(UsageEvent event);

        /**
         * A line that is no event.
         *
         * @param number of the line, from 1
         * @param reason what is wrong with it, without repeating it
         * @param line the octets without the line feed, at most the first 64 KiB
         */
        void quarantined(long number, String reason, byte[] line);
    }

    /**
     * What a file held.
     *
     * @param tornBytes length of the last line if it was not written to its end
     */
    public record Summary(long events, long quarantined, long tornBytes) {}

    public SpoolReader(Listener listener) {
        this.listener = listener;
    }

    public Summary read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    Summary read(InputStream source) throws IOException {
        InputStream in = new BufferedInputStream(source, 64 * 1024);
        Line line = new Line();
        long events = 0;
        long quarantined = 0;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet != '\n') {
                line.write(octet);
                continue;
            }
            if (accepted(line, events + quarantined + 1)) {
                events++;
            } else {
                quarantined++;
            }
            line.clear();
        }
        return new Summary(events, quarantined, line.length);
    }

    private boolean accepted(Line line, long number) {
        try {
            listener.event(event(line));
            return true;
        } catch (MalformedEventException e) {
            listener.quarantined(number, e.reason(), line.octets());
            return false;
        }
    }

    private static UsageEvent event(Line line) throws MalformedEventException {
        if (line.length > MAX_LINE) {
            throw new MalformedEventException("longer than " + MAX_LINE + " octets");
        }
        byte[] octets = line.octets();
        if (octets.length <= CRC_LENGTH + 1 || octets[CRC_LENGTH] != ' ') {
            throw new MalformedEventException("not a check, a space and JSON");
        }
        CRC32C crc = new CRC32C();
        crc.update(octets, CRC_LENGTH + 1, octets.length - CRC_LENGTH - 1);
        if (crc.getValue() != stated(octets)) {
            throw new MalformedEventException("the check does not fit");
        }
        return EventJson.read(ByteBuffer.wrap(octets, CRC_LENGTH + 1, octets.length - CRC_LENGTH - 1));
    }

    private static long stated(byte[] octets) throws MalformedEventException {
        long stated = 0;
        for (int i = 0; i < CRC_LENGTH; i++) {
            int digit = "0123456789abcdef".indexOf(octets[i]);
            if (digit < 0) {
                throw new MalformedEventException("the check is not 8 lower-case hex digits");
            }
            stated = stated << 4 | digit;
        }
        return stated;
    }

    /** The octets of one line, of which no more than can be an event are kept. */
    private static final class Line extends OutputStream {
        private byte[] kept = new byte[1024];
        private long length;

        @Override
        public void write(int octet) {
            if (length < MAX_LINE) {
                if (length == kept.length) {
                    kept = Arrays.copyOf(kept, kept.length * 2);
                }
                kept[(int) length] = (byte) octet;
            }
            length++;
        }

        byte[] octets() {
            return Arrays.copyOf(kept, (int) Math.min(length, MAX_LINE));
        }

        void clear() {
            length = 0;
        }
    }
}
