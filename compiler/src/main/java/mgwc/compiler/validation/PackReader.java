package mgwc.compiler.validation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mgwc.compiler.diagnostic.SourceSpan;

/**
 * Reads what {@link PackWriter} wrote.
 *
 * <p>All methods throw an {@link IndexOutOfBoundsException} at what it did not write.
 */
final class PackReader {

    private final byte[] bytes;
    private final String[] texts;
    private final int end;
    private int at;

    private PackReader(byte[] bytes, String[] texts, int at, int end) {
        this.bytes = bytes;
        this.texts = texts;
        this.at = at;
        this.end = end;
    }

    /** @param from where the pack starts */
    static PackReader of(byte[] bytes, int from) {
        PackReader start = new PackReader(bytes, new String[0], from, bytes.length);
        String[] texts = new String[start.count()];
        for (int i = 0; i < texts.length; i++) {
            int length = start.count();
            texts[i] = new String(bytes, start.at, length, StandardCharsets.UTF_8);
            start.at += length;
        }
        return new PackReader(bytes, texts, start.at, bytes.length);
    }

    long number() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = next();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    private byte next() {
        if (at == end) {
            throw new IndexOutOfBoundsException("more than there is");
        }
        return bytes[at++];
    }

    /** A number of things that follow, each of one byte at least. */
    int count() {
        long number = number();
        if (number < 0 || number > end - at) {
            throw new IndexOutOfBoundsException("more than there is");
        }
        return (int) number;
    }

    boolean flag() {
        return next() != 0;
    }

    String text() {
        return texts[(int) number()];
    }

    SourceSpan span() {
        return new SourceSpan(text(), (int) number(), (int) number(), (int) number(), (int) number());
    }

    <T> Optional<T> optional(Function<PackReader, T> read) {
        return flag() ? Optional.of(read.apply(this)) : Optional.empty();
    }

    <T> List<T> all(Function<PackReader, T> read) {
        int count = count();
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(read.apply(this));
        }
        return items;
    }

    /** A reader of something that was written to be passed over; this one goes on behind it. */
    PackReader skipped() {
        int length = count();
        PackReader inner = new PackReader(bytes, texts, at, at + length);
        at += length;
        return inner;
    }
}
