package mgwc.gateway.jwt;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import mgwc.jwk.UnusableKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that are fetched by URL: at once, then regularly, and in between when a token names an unknown key. While the
 * URL fails, the last good keys stay in use up to {@link KeyTiming#maxAge}.
 */
final class RemoteKeys implements IssuerKeys {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);

    private final URI url;
    private final KeyFetch fetch;
    private final KeyTiming timing;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;

    private volatile @Nullable KeySet keys;
    private List<UnusableKey> reported = List.of();
    private String complained = "";
    private @Nullable CompletableFuture<Boolean> running;
    private @Nullable Future<?> next;
    private long fetchedAt;
    private long askedAt;
    private boolean lastFailed;
    private Duration retry;
    private boolean closed;

    RemoteKeys(URI url, KeyFetch fetch, KeyTiming timing, ScheduledExecutorService timer, LongSupplier nanoTime) {
        this.url = url;
        this.fetch = fetch;
        this.timing = timing;
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.retry = timing.firstRetry();
        refresh();
    }

    @Override
    public @Nullable KeySet current() {
        return keys;
    }

    @Override
    public synchronized CompletionStage<Boolean> renewed() {
        boolean coolingDown = nanoTime.getAsLong() - askedAt < timing.coolDown().toNanos();
        if (running == null && !coolingDown) {
            refresh();
        }
        return running == null ? CompletableFuture.completedFuture(!lastFailed) : running;
    }

    @Override
    public synchronized KeySetState state(String issuer) {
        KeySet known = keys;
        return known == null
                ? new KeySetState(issuer, 0, 0, Optional.empty(), lastFailed)
                : new KeySetState(
                        issuer,
                        known.size(),
                        reported.size(),
                        Optional.of(Duration.ofNanos(nanoTime.getAsLong() - fetchedAt)),
                        lastFailed);
    }

    @Override
    public synchronized void close() {
        closed = true;
        fetch.close();
        if (next != null) {
            next.cancel(false);
        }
    }

    private synchronized void refresh() {
        if (running != null) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        running = new CompletableFuture<>();
        askedAt = nanoTime.getAsLong();
        ask(running);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // every outcome is settled here
    private void ask(CompletableFuture<Boolean> result) {
        fetched().thenApply(RemoteKeys::read).whenComplete((fetched, failure) -> {
            settle(fetched, failure);
            result.complete(failure == null);
        });
    }

    private CompletableFuture<byte[]> fetched() {
        try {
            return fetch.get(url, timing.fetch());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static KeySet read(byte[] json) {
        try {
            return KeySet.read(json);
        } catch (InvalidKeySetException e) {
            throw new CompletionException(e);
        }
    }

    private synchronized void settle(@Nullable KeySet fetched, @Nullable Throwable failure) {
        running = null;
        if (closed) {
            return;
        }
        if (fetched != null) {
            if (lastFailed) {
                LOG.info("keys of {} are available again", url);
                complained = "";
            }
            if (!fetched.equals(keys)) {
                keys = fetched;
            }
            report(fetched.unusable());
            fetchedAt = nanoTime.getAsLong();
            lastFailed = false;
            retry = timing.firstRetry();
            planNext(timing.refresh());
        } else {
            boolean tooOld = keys != null
                    && nanoTime.getAsLong() - fetchedAt > timing.maxAge().toNanos();
            if (tooOld) {
                keys = null;
            }
            complain(failure);
            lastFailed = true;
            planNext(retry);
            retry = min(retry.multipliedBy(2), timing.coolDown());
        }
    }

    /** Once for each reason, and not with every attempt. */
    private void complain(@Nullable Throwable failure) {
        String complaint = "keys of " + url + " cannot be fetched (" + reason(failure) + "); "
                + (keys == null ? "tokens that need them are refused" : "the last ones stay in use");
        if (!complaint.equals(complained)) {
            complained = complaint;
            LOG.warn(complaint);
        }
    }

    /** Once for every change of what is left out, and not with every fetch. */
    private void report(List<UnusableKey> unusable) {
        if (unusable.equals(reported)) {
            return;
        }
        reported = unusable;
        if (unusable.isEmpty()) {
            LOG.info("all keys of {} can be used again", url);
        } else {
            LOG.warn("key set {} has keys that are left out: {}", url, KeySet.descriptions(unusable));
        }
    }

    private void planNext(Duration delay) {
        if (!closed && !timer.isShutdown()) {
            next = timer.schedule(this::refresh, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause == null) {
            return "no reason given";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
