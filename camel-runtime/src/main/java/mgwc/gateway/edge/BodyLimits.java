package mgwc.gateway.edge;

import io.netty.util.internal.PlatformDependent;
import java.util.concurrent.atomic.LongAdder;
import mgwc.gateway.budget.BodyBudget;
import mgwc.gateway.budget.BodyShare;
import mgwc.gateway.request.MinDataRate;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Target;

/** The limits of bodies: their memory, and the slowest reader. Safe for use by many threads. */
public final class BodyLimits {

    /** The share of requests that belong to no API. */
    private static final String NO_API = "";

    private final BodyBudget budget;
    private final MinDataRate slowestReader;
    private final LongAdder cutReaders = new LongAdder();

    /** @param slowestReader how slowly a caller may take a response that waits for it */
    public BodyLimits(BodyBudget budget, MinDataRate slowestReader) {
        this.budget = budget;
        this.slowestReader = slowestReader;
    }

    /** The limits that the memory of this process allows. */
    public static BodyLimits ofThisProcess() {
        BodyBudget budget = BodyBudget.of(
                PlatformDependent.maxDirectMemory(), Runtime.getRuntime().maxMemory());
        return new BodyLimits(budget, MinDataRate.DEFAULT);
    }

    public BodyBudget budget() {
        return budget;
    }

    /** How many callers were cut off because they read a response too slowly. */
    public long cutReaders() {
        return cutReaders.sum();
    }

    MinDataRate slowestReader() {
        return slowestReader;
    }

    void cutReader() {
        cutReaders.increment();
    }

    /** The share that the bodies of requests for the target count to. */
    BodyShare share(Target target) {
        return budget.share(
                switch (target) {
                    case Target.Listener listener -> NO_API;
                    case Target.Api api -> api.id();
                    case Operation operation -> operation.api();
                });
    }
}
