package mgwc.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final Pattern ID = Pattern.compile("\"id\":\"b00t-([0-9a-z]+)\"");

    @TempDir
    Path directory;

    @Test
    void anEventIsInTheFileSoonAndWithoutClosing() {
        try (var spool = spool(1_000, Long.MAX_VALUE, SpoolFile.Opener.DISK)) {
            spool.add(Events.forwarded(0));

            await(() -> spool.written() == 1);
            assertThat(ids()).containsExactly(0);
        }
    }

    @Test
    void closingWritesWhatIsThereInOrder() {
        var spool = spool(10_000, Long.MAX_VALUE, SpoolFile.Opener.DISK);
        IntStream.range(0, 10_000).forEach(i -> spool.add(Events.forwarded(i)));
        spool.close();

        assertThat(ids()).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
        assertThat(spool.lost()).isZero();
        spool.add(Events.forwarded(1));
        assertThat(spool.lost()).isEqualTo(1);
    }

    @Test
    void aFullFileIsFollowedByTheNextWhoseNameSortsAfterIt() {
        var spool = spool(100_000, 100_000, SpoolFile.Opener.DISK);
        IntStream.range(0, 5_000).forEach(i -> spool.add(Events.forwarded(i)));
        spool.close();

        assertThat(files()).hasSizeGreaterThan(1);
        assertThat(files().getFirst()).hasFileName("usage-20260101T000000Z-b00t-000001.jsonl");
        assertThat(ids()).isEqualTo(IntStream.range(0, 5_000).boxed().toList());
    }

    @Test
    void manyRequestsAtOnceWriteEveryEventOnce() throws Exception {
        var spool = spool(100_000, Long.MAX_VALUE, SpoolFile.Opener.DISK);
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 4; t++) {
            int from = t * 5_000;
            threads.add(Thread.ofPlatform()
                    .start(() -> IntStream.range(from, from + 5_000).forEach(i -> spool.add(Events.forwarded(i)))));
        }
        for (var thread : threads) {
            thread.join();
        }
        spool.close();

        assertThat(ids())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20_000).boxed().toList());
    }

    @Test
    void aFullDiskLosesNothingThatFitsInMemoryAndRecoversByItself() {
        var disk = new LimitedDisk(700);
        var spool = spool(1_000, Long.MAX_VALUE, disk);
        IntStream.range(0, 50).forEach(i -> spool.add(Events.forwarded(i)));
        await(spool::failing);
        assertThat(spool.lost()).isZero();

        disk.free.set(Integer.MAX_VALUE);
        await(() -> spool.written() == 50);
        spool.close();

        assertThat(spool.failing()).isFalse();
        assertThat(ids()).isEqualTo(IntStream.range(0, 50).boxed().toList());
        assertThat(lines()).allMatch(line -> line.matches("[0-9a-f]{8} \\{.*}"));
    }

    @Test
    void whatDoesNotFitInMemoryIsLostCountedAndLeavesAGap() {
        var disk = new LimitedDisk(0);
        var spool = spool(100, Long.MAX_VALUE, disk);
        spool.add(Events.forwarded(0));
        await(spool::failing);
        for (int i = 1; i < 5_000; i++) {
            spool.add(Events.forwarded(i));
        }
        assertThat(spool.lost()).isPositive();

        disk.free.set(Integer.MAX_VALUE);
        await(() -> spool.written() + spool.lost() == 5_000);
        spool.close();

        assertThat(ids()).hasSize((int) spool.written()).isSorted().doesNotHaveDuplicates();
        assertThat(files()).allMatch(file -> size(file) > 0);
    }

    @Test
    void closingWithABrokenDiskEndsAndCountsWhatIsLost() {
        var spool = spool(100, Long.MAX_VALUE, new LimitedDisk(0));
        IntStream.range(0, 10).forEach(i -> spool.add(Events.forwarded(i)));

        spool.close();

        assertThat(spool.lost()).isEqualTo(10);
        assertThat(files()).isEmpty();
    }

    @Test
    void aDirectoryThatIsRemovedIsMadeAgain() throws Exception {
        try (var spool = spool(1_000, Long.MAX_VALUE, SpoolFile.Opener.DISK)) {
            spool.add(Events.forwarded(0));
            await(() -> spool.written() == 1);
            for (Path file : files()) {
                Files.delete(file);
            }
            Files.delete(directory.resolve("spool"));

            spool.add(Events.forwarded(1));
            await(() -> spool.written() == 2);

            assertThat(ids()).containsExactly(1);
        }
    }

    @Test
    void twoGatewaysInOneDirectoryDoNotShareAFile() {
        try (var one = new Spool(directory.resolve("spool"), "gw-1");
                var two = new Spool(directory.resolve("spool"), "gw-2")) {
            one.add(Events.forwarded(0));
            two.add(Events.forwarded(0));
            await(() -> one.written() == 1 && two.written() == 1);
        }
        assertThat(files()).hasSize(2);
        assertThat(lines()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whatNobodyTakesAwayIsRemovedOldestFirstAndCounted() throws Exception {
        Path earlier =
                Files.createDirectories(directory.resolve("spool")).resolve("usage-20250101T000000Z-f00d-000001.jsonl");
        Files.writeString(earlier, "a\nb\nc\n");
        Files.setLastModifiedTime(earlier, FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
        Path foreign = Files.writeString(directory.resolve("spool/notes.txt"), "x".repeat(1_000_000));
        var spool = spool(100_000, 100_000, 300_000, SpoolFile.Opener.DISK);
        IntStream.range(0, 5_000).forEach(i -> spool.add(Events.forwarded(i)));
        spool.close();

        assertThat(earlier).doesNotExist();
        assertThat(foreign).exists();
        Files.delete(foreign);
        assertThat(files().stream().mapToLong(SpoolTest::size).sum()).isLessThan(300_000 + 2 * 400_000);
        assertThat(ids()).isSorted().contains(4_999).doesNotContain(0);
        assertThat(spool.removed()).isEqualTo(3 + 5_000 - ids().size());
    }

    @Test
    void aDirectoryThatCannotBeIsComplainedAboutBeforeTheFirstEvent() throws Exception {
        Files.writeString(directory.resolve("spool"), "a file");
        try (var spool = spool(1_000, Long.MAX_VALUE, SpoolFile.Opener.DISK)) {
            await(spool::failing);
            assertThat(spool.lost()).isZero();

            Files.delete(directory.resolve("spool"));
            spool.add(Events.forwarded(0));
            await(() -> spool.written() == 1);
            assertThat(spool.failing()).isFalse();
        }
    }

    private Spool spool(int queue, long maxBytes, SpoolFile.Opener opener) {
        return spool(queue, maxBytes, Long.MAX_VALUE, opener);
    }

    private Spool spool(int queue, long maxBytes, long maxFullBytes, SpoolFile.Opener opener) {
        return new Spool(
                directory.resolve("spool"),
                "gw-1",
                "b00t",
                Instant.parse("2026-01-01T00:00:00Z"),
                queue,
                maxBytes,
                maxFullBytes,
                Duration.ofMillis(1),
                opener);
    }

    private List<Path> files() {
        try (var files = Files.list(directory.resolve("spool"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        for (Path file : files()) {
            try {
                lines.addAll(Files.readAllLines(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return lines;
    }

    private List<Integer> ids() {
        return lines().stream()
                .flatMap(line -> ID.matcher(line).results())
                .map((MatchResult id) -> Integer.parseInt(id.group(1), 36))
                .toList();
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not happen within 20 seconds");
            }
            Thread.yield();
        }
    }

    /** A disk with room for so many octets, which takes part of a write before it says that it is full. */
    private static final class LimitedDisk implements SpoolFile.Opener {
        final AtomicInteger free;

        LimitedDisk(int octets) {
            free = new AtomicInteger(octets);
        }

        @Override
        public SeekableByteChannel create(Path file) throws IOException {
            return new LimitedChannel(DISK.create(file), free);
        }
    }

    private record LimitedChannel(SeekableByteChannel disk, AtomicInteger free) implements SeekableByteChannel {

        @Override
        public int write(ByteBuffer source) throws IOException {
            int fits = Math.min(source.remaining(), free.get());
            if (fits == 0) {
                throw new IOException("No space left on device");
            }
            ByteBuffer part = source.slice(source.position(), fits);
            int written = disk.write(part);
            source.position(source.position() + written);
            free.addAndGet(-written);
            return written;
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            disk.truncate(size);
            return this;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return disk.read(target);
        }

        @Override
        public long position() throws IOException {
            return disk.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            disk.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return disk.size();
        }

        @Override
        public boolean isOpen() {
            return disk.isOpen();
        }

        @Override
        public void close() throws IOException {
            disk.close();
        }
    }
}
