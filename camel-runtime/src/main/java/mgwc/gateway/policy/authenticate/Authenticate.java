package mgwc.gateway.policy.authenticate;

import java.util.Map;
import java.util.Optional;
import mgwc.gateway.identity.Application;
import mgwc.gateway.identity.Authenticated;
import mgwc.gateway.jwt.JwtDecision;
import mgwc.gateway.jwt.TokenVerifier;
import mgwc.gateway.jwt.VerifiedToken;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.request.HeaderNames;
import mgwc.gateway.request.Request;
import mgwc.gateway.step.RequestPhase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code mgw-authenticate:jwt}: who calls, by the bearer token of the request. The token is for the gateway, so a
 * backend does not get it unless the API says so: a token that reaches a backend lets it call other APIs as the caller.
 */
public final class Authenticate implements RequestPhase {

    private static final Logger LOG = LoggerFactory.getLogger(Authenticate.class);

    private final TokenVerifier verifier;
    private final Map<String, Application> applications;
    private final boolean forwardToken;

    /**
     * @param applications by OAuth2 client id
     * @param forwardToken whether the backend gets the {@code Authorization} field as the caller sent it
     */
    public Authenticate(TokenVerifier verifier, Map<String, Application> applications, boolean forwardToken) {
        this.verifier = verifier;
        this.applications = applications;
        this.forwardToken = forwardToken;
    }

    @Override
    public boolean onRequest(Request request, Runnable resume) {
        return switch (BearerToken.of(request.headers().all(HeaderNames.AUTHORIZATION))) {
            case BearerToken.Absent absent -> {
                request.deny(AuthenticateProblems.missing());
                yield true;
            }
            case BearerToken.Malformed malformed -> {
                request.deny(AuthenticateProblems.malformed(malformed.detail()));
                yield true;
            }
            case BearerToken.Presented presented -> verify(request, presented.token(), resume);
        };
    }

    private boolean verify(Request request, String token, Runnable resume) {
        @Nullable JwtDecision known = verifier.known(token);
        if (known != null) {
            act(request, known);
            return true;
        }
        new Verification(request, resume).begin(token);
        return false;
    }

    /** A request that waits for a decision about its token. */
    private final class Verification {

        private final Request request;
        private final Runnable resume;
        private boolean over;

        Verification(Request request, Runnable resume) {
            this.request = request;
            this.resume = resume;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // every outcome is acted on here
        void begin(String token) {
            request.onEnd(gone -> {
                if (!over) {
                    request.deny(Problem.clientClosedRequest());
                }
            });
            verifier.verify(token)
                    .whenComplete((decision, failure) -> request.eventLoop().execute(() -> {
                        over = true;
                        if (!request.ended()) {
                            conclude(request, decision, failure);
                        }
                        resume.run();
                    }));
        }
    }

    private void conclude(Request request, @Nullable JwtDecision decision, @Nullable Throwable failure) {
        if (decision == null) {
            LOG.error("a token could not be decided about", failure);
            request.deny(Problem.internalError());
        } else {
            try {
                act(request, decision);
            } catch (RuntimeException e) {
                LOG.error("a decision could not be acted on", e);
                request.deny(Problem.internalError());
            }
        }
    }

    private void act(Request request, JwtDecision decision) {
        switch (decision) {
            case JwtDecision.Accepted accepted -> {
                request.identify(identity(accepted.token()));
                if (!forwardToken) {
                    request.changeHeaders().remove(HeaderNames.AUTHORIZATION);
                }
            }
            case JwtDecision.Refused refused -> request.deny(AuthenticateProblems.refused(refused));
            case JwtDecision.Unavailable unavailable ->
                request.deny(AuthenticateProblems.cannotVerify(unavailable.refusal()));
        }
    }

    private Authenticated identity(VerifiedToken token) {
        Optional<Application> application = token.clientId().map(applications::get);
        return new Authenticated(
                token.issuer(), token.subject(), token.clientId(), token.scopes(), token.claims(), application);
    }
}
