package mgwc.gateway.lease;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What outlives a reload, such as limiters and connections: one provider for each type, which finds what it provides by
 * a key and keeps it as long as a {@link Lease} holds it. Safe for use by many threads.
 */
public final class SharedResources implements AutoCloseable {

    private final Map<Class<?>, Object> byType = new LinkedHashMap<>();

    /** Adds a provider that is made elsewhere. */
    public synchronized <T> SharedResources with(Class<T> type, T provider) {
        byType.put(type, provider);
        return this;
    }

    /** The provider of that type, made when it is asked for the first time. */
    public synchronized <T> T get(Class<T> type, Supplier<T> maker) {
        return type.cast(byType.computeIfAbsent(type, absent -> maker.get()));
    }

    /** The provider of that type, if there is one. */
    public synchronized <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(byType.get(type)).map(type::cast);
    }

    /** @throws NoSuchElementException if there is no provider of that type */
    public <T> T get(Class<T> type) {
        return find(type).orElseThrow(() -> new NoSuchElementException("no " + type.getSimpleName()));
    }

    /** Closes the providers that can be closed. */
    @Override
    public synchronized void close() {
        for (Object provider : byType.values()) {
            if (provider instanceof Closing closing) {
                closing.close();
            }
        }
        byType.clear();
    }

    /** A provider that holds something of its own, such as threads. */
    public interface Closing extends AutoCloseable {

        @Override
        void close();
    }
}
