package mgwc.gateway.lease;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Values that are made once per key and live as long as some {@link Lease} holds them. An equal key gets the same value
 * from one generation to the next; a key nobody holds any more is forgotten and its value closed.
 *
 * @param <K> the whole configuration of a value, so that a changed configuration is a new value
 */
public final class Shared<K, V> {

    private final Map<K, Held<V>> held = new HashMap<>();
    private final Function<? super K, ? extends V> maker;
    private final Consumer<? super V> closer;

    /** For values that need no closing. */
    public Shared(Function<? super K, ? extends V> maker) {
        this(maker, Objects::requireNonNull);
    }

    public Shared(Function<? super K, ? extends V> maker, Consumer<? super V> closer) {
        this.maker = maker;
        this.closer = closer;
    }

    /** The value for the key, which the lease holds from now until it ends. */
    public V get(K key, Lease lease) {
        V value;
        synchronized (held) {
            Held<V> entry = held.get(key);
            if (entry == null) {
                entry = new Held<>(maker.apply(key));
                held.put(key, entry);
            }
            entry.leases++;
            value = entry.value;
        }
        lease.onEnd(() -> release(key));
        return value;
    }

    /** How many values are held. */
    public int size() {
        synchronized (held) {
            return held.size();
        }
    }

    private void release(K key) {
        Held<V> last;
        synchronized (held) {
            Held<V> entry = held.get(key);
            if (entry == null || --entry.leases > 0) {
                return;
            }
            held.remove(key);
            last = entry;
        }
        closer.accept(last.value);
    }

    private static final class Held<V> {
        final V value;
        int leases;

        Held(V value) {
            this.value = value;
        }
    }
}
