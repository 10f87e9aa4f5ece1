package mgwc.gateway.step;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.ResponseHead;
import mgwc.gateway.request.StepLookup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of one target, sorted by what they do, so that a request costs nothing for phases that no step has.
 * Immutable and shared by all targets with the same steps.
 */
public final class Steps implements StepLookup {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    /** Of a target without steps. */
    public static final Steps NONE = new Steps(new TreeMap<>());

    private static final int UPGRADE = 101;
    private static final int NOT_NEEDED = -1;

    private final Step[] all;
    private final @Nullable RequestPhase[] requestPhases;
    private final ResponsePhase[] responsePhases;
    private final ResponsePhase[] upgradePhases;
    private final EndPhase[] endPhases;
    private final BodyObserver[] requestObservers;
    private final BodyObserver[] responseObservers;
    private final int wholeResponse;
    private final boolean anyRequestPhase;

    private Steps(SortedMap<Integer, Step> byPosition) {
        List<Step> steps = List.copyOf(byPosition.values());
        this.all = steps.toArray(Step[]::new);
        this.requestPhases = new RequestPhase[byPosition.isEmpty() ? 0 : byPosition.lastKey() + 1];
        byPosition.forEach((position, step) -> requestPhases[position] = requestPhase(step));
        this.anyRequestPhase = Arrays.stream(requestPhases).anyMatch(Objects::nonNull);
        List<ResponsePhase> responses = only(ResponsePhase.class, steps.reversed());
        this.responsePhases = responses.toArray(ResponsePhase[]::new);
        this.upgradePhases = responses.stream().filter(Step::appliesToUpgrades).toArray(ResponsePhase[]::new);
        this.endPhases = only(EndPhase.class, steps).toArray(EndPhase[]::new);
        List<BodyObserver> observers = only(BodyObserver.class, steps);
        this.requestObservers = observers.stream()
                .filter(step -> step.requestBody() instanceof BodyNeed.Stream)
                .toArray(BodyObserver[]::new);
        this.responseObservers = observers.stream()
                .filter(step -> step.responseBody() instanceof BodyNeed.Stream)
                .toArray(BodyObserver[]::new);
        this.wholeResponse = steps.stream().mapToInt(Steps::responseLimit).max().orElse(NOT_NEEDED);
    }

    /** @param byPosition the steps by their position in the order of all steps there are, from 0 */
    public static Steps of(Map<Integer, ? extends Step> byPosition) {
        return byPosition.isEmpty() ? NONE : new Steps(new TreeMap<>(byPosition));
    }

    private static <T> List<T> only(Class<T> phase, List<Step> steps) {
        return steps.stream().filter(phase::isInstance).map(phase::cast).toList();
    }

    private static @Nullable RequestPhase requestPhase(Step step) {
        if (!(step instanceof RequestPhase phase)) {
            return null;
        }
        return step.requestBody() instanceof BodyNeed.Whole whole ? new BufferingPhase(phase, whole.limit()) : phase;
    }

    private static int responseLimit(Step step) {
        return step.responseBody() instanceof BodyNeed.Whole whole ? whole.limit() : NOT_NEEDED;
    }

    @Override
    public <S> @Nullable S step(Class<S> type) {
        for (Step step : all) {
            if (type.isInstance(step)) {
                return type.cast(step);
            }
        }
        return null;
    }

    /** Whether a step of the target looks at requests. */
    public boolean haveRequestPhase() {
        return anyRequestPhase;
    }

    /** The number of positions at which there may be a request phase. */
    int positions() {
        return requestPhases.length;
    }

    /** The request phase of the step at that position; null if there is none. */
    public @Nullable RequestPhase requestPhase(int position) {
        return position < requestPhases.length ? requestPhases[position] : null;
    }

    /** Whether a step looks at responses. */
    public boolean haveResponsePhase() {
        return responsePhases.length > 0;
    }

    /** Runs the response phases, the last step's first. */
    public void onResponse(Request request, ResponseHead response) {
        for (ResponsePhase phase : response.status() == UPGRADE ? upgradePhases : responsePhases) {
            phase.onResponse(request, response);
        }
    }

    /** Runs the end phases. One that throws does not keep the others from it. */
    public void onEnd(Request request) {
        for (EndPhase phase : endPhases) {
            try {
                phase.onEnd(request);
            } catch (RuntimeException failure) {
                LOG.error("the end phase of {} failed", phase.getClass().getSimpleName(), failure);
            }
        }
    }

    /** How many bytes of a response a step needs at once; negative if none does. */
    public int wholeResponseLimit() {
        return wholeResponse;
    }

    /** Whether a step sees the bodies of requests as they pass by. */
    public boolean observeRequestBodies() {
        return requestObservers.length > 0;
    }

    /** Whether a step sees the bodies of responses as they pass by. */
    public boolean observeResponseBodies() {
        return responseObservers.length > 0;
    }

    public void onRequestBody(Request request, ByteBuf chunk) {
        for (BodyObserver observer : requestObservers) {
            observer.onRequestBody(request, chunk);
        }
    }

    public void onResponseBody(Request request, ByteBuf chunk) {
        for (BodyObserver observer : responseObservers) {
            observer.onResponseBody(request, chunk);
        }
    }
}
