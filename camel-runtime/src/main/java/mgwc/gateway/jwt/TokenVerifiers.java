package mgwc.gateway.jwt;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.lease.Shared;
import mgwc.gateway.lease.SharedResources;
import org.jspecify.annotations.Nullable;

/**
 * The token verifiers of the process. An issuer whose configuration stays the same keeps its keys over a reload, and
 * the same set of issuers keeps its decisions.
 */
public final class TokenVerifiers implements SharedResources.Closing {

    private static final int WORKERS = 2;

    /** At half a millisecond each, the last one in the queue waits an eighth of a second. */
    private static final int WAITING = 512;

    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("token-", 1).factory());
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("issuer-keys").factory());
    private final InstantSource clock;
    private final Ticker ticker;
    private final KeyTiming timing;
    private final Shared<KeySource, IssuerKeys> keys = new Shared<>(this::keys, IssuerKeys::close);
    private final Shared<Set<Issuer>, Held> verifiers = new Shared<>(this::held, held -> held.keys.close());
    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private @Nullable HttpClient client;

    /** An issuer whose keys are in use. */
    private record Watched(String issuer, IssuerKeys keys) {}

    /** A verifier, and its hold on the keys it verifies with. */
    private record Held(TokenVerifier verifier, Lease keys) {}

    public TokenVerifiers() {
        this(InstantSource.system(), Ticker.systemTicker(), KeyTiming.STANDARD);
    }

    TokenVerifiers(InstantSource clock, Ticker ticker, KeyTiming timing) {
        this.clock = clock;
        this.ticker = ticker;
        this.timing = timing;
        this.workers.allowCoreThreadTimeOut(true);
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * The verifier of tokens that any of these issuers signed, held by the lease. Keys with a URL are asked for at once
     * and not waited for.
     *
     * @throws IllegalArgumentException if two of the issuers sign with the same name
     */
    public TokenVerifier verifier(Collection<Issuer> issuers, Lease lease) {
        return verifiers.get(Set.copyOf(issuers), lease).verifier;
    }

    /** What there is of the keys of each issuer in use, by name; of two issuers of one name, the one that came last. */
    public SortedMap<String, KeySetState> keySets() {
        SortedMap<String, KeySetState> states = new TreeMap<>();
        for (Watched one : watched) {
            states.put(one.issuer(), one.keys().state(one.issuer()));
        }
        return states;
    }

    /** Stops verifying and fetching; what is asked afterwards is answered with {@link JwtDecision.Unavailable}. */
    @Override
    public void close() {
        workers.shutdownNow();
        timer.shutdownNow();
        synchronized (this) {
            if (client != null) {
                client.shutdownNow();
            }
        }
    }

    private Held held(Set<Issuer> issuers) {
        Lease lease = new Lease();
        List<IssuerSetVerifier.Trusted> trusted = issuers.stream()
                .map(issuer -> new IssuerSetVerifier.Trusted(issuer, keys.get(issuer.keys(), lease)))
                .toList();
        for (IssuerSetVerifier.Trusted one : trusted) {
            Watched used = new Watched(one.issuer().name(), one.keys());
            watched.add(used);
            lease.onEnd(() -> watched.remove(used));
        }
        return new Held(new IssuerSetVerifier(trusted, workers, clock, new DecisionCache(clock, ticker)), lease);
    }

    private IssuerKeys keys(KeySource source) {
        return switch (source) {
            case KeySource.Bundled bundled -> BundledKeys.of(bundled);
            case KeySource.Remote remote -> new RemoteKeys(remote.url(), fetch(remote), timing, timer, ticker::read);
        };
    }

    private KeyFetch fetch(KeySource.Remote remote) {
        return remote.authorities()
                .map(authorities -> KeyFetch.trusting(authorities, timing.fetch(), timer))
                .orElseGet(() -> KeyFetch.through(client(), timer));
    }

    /** Made when the first URL is used, because it starts threads. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = KeyFetch.client(timing.fetch());
        }
        return client;
    }
}
