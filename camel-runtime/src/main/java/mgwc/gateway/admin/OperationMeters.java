package mgwc.gateway.admin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import mgwc.gateway.edge.RequestListener;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of one operation. A meter is made by the first request that needs it and found in a field by others.
 */
final class OperationMeters implements RequestListener {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final LongAdder inFlight;
    private final RefusalLog refusals;
    private final Tags tags;
    private final @Nullable Counter[] byStatusClass = new Counter[6];
    private volatile @Nullable Map<AuthFailure, Counter> byReason;
    private @Nullable Timer duration;
    private @Nullable Timer backend;
    private @Nullable Counter throttled;
    private @Nullable Counter backendErrors;

    /** Empty texts stand for no operation. */
    record Key(String api, String operation) {}

    OperationMeters(Key key, MeterRegistry registry, LongAdder inFlight, RefusalLog refusals) {
        this.registry = registry;
        this.inFlight = inFlight;
        this.refusals = refusals;
        this.tags = Tags.of("api", key.api(), "operation", key.operation());
    }

    @Override
    public void began(Request request) {
        inFlight.increment();
    }

    @Override
    public void ended(Request request) {
        inFlight.decrement();
        byStatusClass(request.status()).increment();
        duration().record(System.nanoTime() - request.startedNanos(), TimeUnit.NANOSECONDS);
        if (request.backendNanos() > 0) {
            backend().record(request.backendNanos(), TimeUnit.NANOSECONDS);
        }
        Problem problem = request.problem();
        if (problem != null) {
            count(problem);
            if (problem.refusal().isPresent()) {
                refused(problem.refusal().get().reason()).increment();
                refusals.refused(request, problem.refusal().get());
            }
        }
    }

    private void count(Problem problem) {
        switch (problem.category()) {
            case RATE_LIMITED -> throttled = counted(throttled, "mgwc.throttled.requests", "requests over a limit");
            case BACKEND ->
                backendErrors = counted(backendErrors, "mgwc.backend.errors", "requests that no backend answered well");
            case UNAUTHENTICATED, FORBIDDEN, MALFORMED, NOT_FOUND, UNAVAILABLE, ABANDONED, INTERNAL -> {
                // counted by the status of their responses, and by the reason of a refusal
            }
        }
    }

    private Counter counted(@Nullable Counter known, String name, String description) {
        Counter counter = known == null
                ? Counter.builder(name).description(description).tags(tags).register(registry)
                : known;
        counter.increment();
        return counter;
    }

    private Counter refused(AuthFailure reason) {
        return byReason()
                .computeIfAbsent(
                        reason,
                        first -> Counter.builder("mgwc.auth.failures")
                                .description("requests of callers that were not let in")
                                .tags(tags.and("reason", first.text()))
                                .register(registry));
    }

    private Map<AuthFailure, Counter> byReason() {
        Map<AuthFailure, Counter> known = byReason;
        return known == null ? firstOfAReason() : known;
    }

    private synchronized Map<AuthFailure, Counter> firstOfAReason() {
        Map<AuthFailure, Counter> known = byReason;
        if (known == null) {
            known = new ConcurrentHashMap<>();
            byReason = known;
        }
        return known;
    }

    private Counter byStatusClass(int status) {
        int index = status >= 100 && status < 600 ? status / 100 : 0;
        Counter counter = byStatusClass[index];
        if (counter == null) {
            counter = Counter.builder("mgwc.requests")
                    .description("requests by the class of their response's status")
                    .tags(tags.and("status", index == 0 ? "other" : index + "xx"))
                    .register(registry);
            byStatusClass[index] = counter;
        }
        return counter;
    }

    private Timer duration() {
        Timer timer = duration;
        if (timer == null) {
            timer = Timer.builder("mgwc.request.duration")
                    .description("from the head of a request to the end of its response")
                    .serviceLevelObjectives(BUCKETS)
                    .tags(tags)
                    .register(registry);
            duration = timer;
        }
        return timer;
    }

    private Timer backend() {
        Timer timer = backend;
        if (timer == null) {
            timer = Timer.builder("mgwc.backend.duration")
                    .description("until the head of a backend's response")
                    .tags(tags)
                    .register(registry);
            backend = timer;
        }
        return timer;
    }

    /** Removes the meters; what is counted afterwards by a request that outlived its generation is forgotten. */
    void close() {
        List<Meter> meters = new ArrayList<>();
        for (Meter meter : byStatusClass) {
            addTo(meters, meter);
        }
        addTo(meters, duration);
        addTo(meters, backend);
        addTo(meters, throttled);
        meters.addAll(byReason().values());
        addTo(meters, backendErrors);
        meters.forEach(registry::remove);
    }

    private static void addTo(List<Meter> meters, @Nullable Meter meter) {
        if (meter != null) {
            meters.add(meter);
        }
    }
}
