package mgwc.gateway.policy.throttle;

import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.Problem.Category;

/** What callers over a limit are told. */
public final class LimitProblems {

    private static final String TITLE = "Message Throttled Out";

    private LimitProblems() {}

    /** The problem that names the limit which refused, and says when to come back. */
    public static Problem of(Admission.Limited limited) {
        Problem problem = switch (limited.by()) {
            case LimitSubject.OfApi api -> limited(900800, "the API has reached its request limit");
            case LimitSubject.OfOperation operation -> limited(900802, "the operation has reached its request limit");
            case LimitSubject.OfSubscription subscription ->
                limited(900804, "the subscription has reached its request limit");
        };
        return problem.withRetryAfter(limited.retryAfterSeconds());
    }

    private static Problem limited(int code, String detail) {
        return Problem.of(Category.RATE_LIMITED, code, 429, TITLE, detail);
    }
}
