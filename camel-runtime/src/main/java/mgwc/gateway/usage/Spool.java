package mgwc.gateway.usage;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import mgwc.gateway.lease.SharedResources;
import mgwc.gateway.request.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes usage events to files, on a thread of its own. An event is with the operating system at most a tenth of a
 * second after its request has ended, or when {@link #close} returns; it is not forced to the disk. Requests never wait
 * for it: when the disk fails or cannot keep up, events are kept up to a bound, then lost, counted and complained
 * about. Files that nobody takes away are removed, the oldest first, before they fill the disk.
 */
public final class Spool implements SharedResources.Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private static final int QUEUE = 16 * 1024;
    private static final int BATCH = 512;
    private static final int MAX_PENDING_BYTES = 256 * 1024;
    private static final long MAX_FILE_BYTES = 64L << 20;

    /** With the file that is written, 1 GiB. */
    private static final long MAX_FULL_BYTES = 15 * MAX_FILE_BYTES;

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration REPORT = Duration.ofSeconds(10);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final BlockingQueue<AccessEvent> queue;
    private final AtomicLong sequence = new AtomicLong();
    private final LongAdder lost = new LongAdder();
    private final AtomicLong written = new AtomicLong();
    private final EventFrames frames;
    private final SpoolFile file;
    private final Duration retry;
    private final Thread writer;
    private final int capacity;
    private volatile boolean closing;

    /** The sequence up to which events are no longer in the queue; told now and then. */
    private volatile long taken;

    private volatile boolean failing;
    private volatile long removed;
    private long reportedLost;
    private long reportedAt = System.nanoTime() - REPORT.toNanos();

    /**
     * Starts to write into the directory, which is made when it is missing. A directory that cannot be written to is
     * complained about and tried again.
     *
     * @param gateway names this gateway in the events
     */
    public Spool(Path directory, String gateway) {
        this(
                directory,
                gateway,
                bootId(),
                Instant.now(),
                QUEUE,
                MAX_FILE_BYTES,
                MAX_FULL_BYTES,
                RETRY,
                SpoolFile.Opener.DISK);
    }

    Spool(
            Path directory,
            String gateway,
            String boot,
            Instant started,
            int queueLength,
            long maxFileBytes,
            long maxFullBytes,
            Duration retry,
            SpoolFile.Opener opener) {
        this.queue = new ArrayBlockingQueue<>(queueLength);
        this.capacity = queueLength;
        this.frames = new EventFrames(gateway, boot);
        SpoolRoom room = new SpoolRoom(directory, maxFullBytes);
        this.file = new SpoolFile(directory, room, started, boot, maxFileBytes, opener);
        this.retry = retry;
        this.writer = Thread.ofPlatform().daemon().name("usage-spool").start(this::run);
    }

    private static String bootId() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Has an event written about a request that has ended. */
    public void record(Request request) {
        add(AccessEvent.of(request, sequence.getAndIncrement(), System.nanoTime()));
    }

    void add(AccessEvent event) {
        if (closing || !queue.offer(event)) {
            lost.increment();
        } else if (event.sequence() - taken > capacity / 2 && !failing) {
            LockSupport.unpark(writer);
        }
    }

    /** Events that were not and will not be written. */
    public long lost() {
        return lost.sum();
    }

    /** Events that are with the operating system. */
    public long written() {
        return written.get();
    }

    /** Events that were written and then removed, because nobody took their files away. */
    public long removed() {
        return removed;
    }

    /** Whether the last attempt to write failed. */
    public boolean failing() {
        return failing;
    }

    /** Writes what there is and stops; what cannot be written within five seconds is lost. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(writer);
        try {
            writer.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        probe();
        List<AccessEvent> batch = new ArrayList<>(BATCH);
        while (true) {
            boolean last = closing;
            do {
                encode(batch);
            } while ((frames.count() == 0 || write()) && queue.size() >= BATCH);
            complainAboutLoss(last);
            if (last && (failing || (queue.isEmpty() && frames.count() == 0))) {
                finish();
                return;
            }
            taken = sequence.get() - queue.size();
            if (!last) {
                LockSupport.parkNanos(failing ? retry.toNanos() : PAUSE.toNanos());
            }
        }
    }

    private void probe() {
        try {
            file.probe();
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void encode(List<AccessEvent> batch) {
        while (frames.size() < MAX_PENDING_BYTES && queue.drainTo(batch, BATCH) > 0) {
            batch.forEach(frames::add);
            batch.clear();
        }
    }

    private boolean write() {
        int before = frames.count();
        try {
            file.append(frames);
            if (failing) {
                LOG.info("usage events are written again");
            }
            failing = false;
            return true;
        } catch (IOException | RuntimeException e) {
            fail(e);
            file.abandon();
            return false;
        } finally {
            written.addAndGet(before - frames.count());
            complainAboutRemoval();
        }
    }

    private void fail(Exception e) {
        if (!failing) {
            LOG.error("usage events cannot be written; they are kept for now and then lost: {}", e.toString());
        }
        failing = true;
    }

    private void complainAboutRemoval() {
        long now = file.removed();
        if (now != removed) {
            LOG.error("{} usage events were removed to make room, because nobody took them away", now - removed);
            removed = now;
        }
    }

    private void complainAboutLoss(boolean atOnce) {
        long now = lost.sum();
        long nanos = System.nanoTime();
        if (now != reportedLost && (atOnce || nanos - reportedAt > REPORT.toNanos())) {
            LOG.error("{} usage events were lost, {} since the start", now - reportedLost, now);
            reportedLost = now;
            reportedAt = nanos;
        }
    }

    private void finish() {
        lost.add(frames.count() + (long) queue.size());
        queue.clear();
        complainAboutLoss(true);
        try {
            file.close();
        } catch (IOException e) {
            LOG.error("the file of usage events cannot be closed: {}", e.toString());
        }
    }
}
