package mgwc.gateway.step;

import io.netty.handler.codec.http.HttpHeaderNames;
import mgwc.gateway.jwt.Caller;
import mgwc.gateway.jwt.JwtDecision;
import mgwc.gateway.jwt.TokenVerifier;
import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.operation.Subscriber;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.Problem.Category;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code mgw-authenticate:jwt}: who calls, by the bearer token of the request. The token stays in the request: the back
 * end gets the {@code Authorization} field as the caller sent it, unless the upstream has credentials of its own.
 */
public final class Authenticate implements RouteStep {

    private static final Logger LOG = LoggerFactory.getLogger(Authenticate.class);

    private static final Problem CANNOT_VERIFY = Problem.serviceUnavailable(
                    "the access token cannot be verified at the moment")
            .withRetryAfter(5);
    private static final Problem CALLER_GONE = Problem.of(
            Category.ABANDONED, 900499, 499, "Client Closed Request", "the caller did not wait for the answer");

    @Override
    public boolean take(GatewayRequest request, Runnable resume) {
        return switch (BearerToken.of(request.http().headers().getAll(HttpHeaderNames.AUTHORIZATION))) {
            case BearerToken.Absent absent -> {
                request.deny(Problem.missingCredentials());
                yield true;
            }
            case BearerToken.Malformed malformed -> {
                request.deny(Problem.malformedRequest(malformed.detail())
                        .withChallenge("Bearer realm=\"mgwc\", error=\"invalid_request\""));
                yield true;
            }
            case BearerToken.Presented presented -> verify(request, presented.token(), resume);
        };
    }

    private static boolean verify(GatewayRequest request, String token, Runnable resume) {
        TokenVerifier verifier = request.operation().verifier().orElseThrow();
        @Nullable JwtDecision known = verifier.known(token);
        if (known != null) {
            act(request, known);
            return true;
        }
        verifier.verify(token)
                .whenComplete((verdict, failure) -> request.context().runOnContext(back -> {
                    conclude(request, verdict, failure);
                    resume.run();
                }));
        return false;
    }

    private static void conclude(GatewayRequest request, @Nullable JwtDecision verdict, @Nullable Throwable failure) {
        if (request.ended()) {
            request.deny(CALLER_GONE);
        } else if (verdict == null) {
            LOG.error("a token could not be decided about", failure);
            request.deny(Problem.internalError());
        } else {
            try {
                act(request, verdict);
            } catch (RuntimeException e) {
                LOG.error("a verdict could not be acted on", e);
                request.deny(Problem.internalError());
            }
        }
    }

    private static void act(GatewayRequest request, JwtDecision verdict) {
        switch (verdict) {
            case JwtDecision.Accepted accepted -> identify(request, accepted.caller());
            case JwtDecision.Refused refused ->
                request.deny(refused.expired() ? Problem.expiredCredentials() : Problem.invalidCredentials());
            case JwtDecision.Unavailable unavailable -> request.deny(CANNOT_VERIFY);
        }
    }

    private static void identify(GatewayRequest request, Caller caller) {
        @Nullable
        Subscriber subscriber =
                caller.clientId().map(request.operation().subscribers()::get).orElse(null);
        request.identify(caller, subscriber);
    }
}
