package mgwc.compiler.validation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mgwc.compiler.diagnostic.SourceSpan;

/** Numbers in as few bytes as they need (LEB128), texts as numbers of a list in which each stands once. */
final class PackWriter {

    private final Map<String, Integer> texts;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PackWriter() {
        this(new LinkedHashMap<>());
    }

    private PackWriter(Map<String, Integer> texts) {
        this.texts = texts;
    }

    /** Not below 0. */
    void number(long number) {
        long rest = number;
        while (rest >= 0x80) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void flag(boolean flag) {
        bytes.write(flag ? 1 : 0);
    }

    void text(String text) {
        number(texts.computeIfAbsent(text, key -> texts.size()));
    }

    void span(SourceSpan span) {
        text(span.file());
        number(span.startLine());
        number(span.startColumn());
        number(span.endLine());
        number(span.endColumn());
    }

    <T> void optional(Optional<T> value, Consumer<T> write) {
        flag(value.isPresent());
        value.ifPresent(write);
    }

    <T> void all(Collection<T> items, Consumer<T> write) {
        number(items.size());
        items.forEach(write);
    }

    /** Something with its length before it, so that a reader may pass it over. */
    void skippable(Consumer<PackWriter> write) {
        PackWriter inner = new PackWriter(texts);
        write.accept(inner);
        number(inner.bytes.size());
        bytes.writeBytes(inner.bytes.toByteArray());
    }

    /** The texts, then everything that was written. */
    byte[] pack() {
        PackWriter whole = new PackWriter();
        whole.number(texts.size());
        for (String text : texts.keySet()) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            whole.number(encoded.length);
            whole.bytes.writeBytes(encoded);
        }
        whole.bytes.writeBytes(bytes.toByteArray());
        return whole.bytes.toByteArray();
    }
}
