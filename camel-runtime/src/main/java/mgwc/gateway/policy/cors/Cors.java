package mgwc.gateway.policy.cors;

import java.util.ArrayList;
import java.util.List;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.Problem.Category;
import mgwc.gateway.request.Answer;
import mgwc.gateway.request.MutableHeaderFields;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.ResponseHead;
import mgwc.gateway.step.RequestPhase;
import mgwc.gateway.step.ResponsePhase;
import org.jspecify.annotations.Nullable;

/**
 * {@code mgw-cors:origins}: answers preflight requests, and states on every response which pages may read it. What a
 * backend states about that is replaced.
 */
public final class Cors implements RequestPhase, ResponsePhase {

    private static final String ORIGIN = "origin";
    private static final String REQUEST_METHOD = "access-control-request-method";
    private static final String VARY = "vary";
    private static final String ALLOW_ORIGIN = "access-control-allow-origin";
    private static final String ALLOW_CREDENTIALS = "access-control-allow-credentials";
    private static final String EXPOSE_HEADERS = "access-control-expose-headers";

    /** Fields of responses that are the gateway's own to write. */
    private static final List<String> OWN = List.of(
            ALLOW_ORIGIN,
            ALLOW_CREDENTIALS,
            EXPOSE_HEADERS,
            "access-control-allow-methods",
            "access-control-allow-headers",
            "access-control-max-age",
            "access-control-allow-private-network");

    private static final Problem REFUSED = Problem.of(
                    Category.FORBIDDEN, 900403, 403, "Forbidden", "pages of this origin may not call this operation")
            .because(AuthFailure.ORIGIN_NOT_ALLOWED, "`Origin` is not one of `cors.origins`");

    private final CorsRules rules;
    private final String exposed;

    public Cors(CorsRules rules) {
        this.rules = rules;
        this.exposed = String.join(", ", rules.exposeHeaders());
    }

    /**
     * Decides about preflight requests by the rules of the operation that the page wants to call. A preflight for an
     * operation that does not exist or has no rules goes on, as it would without this step.
     */
    @Override
    public boolean onRequest(Request request, Runnable resume) {
        String method = preflightFor(request);
        Operation wanted = method == null ? null : request.operationFor(method);
        Cors theirs = wanted == null ? null : wanted.steps().step(Cors.class);
        if (theirs != null) {
            String origin = request.origin();
            if (origin == null || !theirs.rules.allows(origin)) {
                request.deny(REFUSED);
            } else {
                request.answer(theirs.preflight(origin));
            }
        }
        return true;
    }

    /** The method that a preflight request asks for; null if the request is no preflight. */
    private static @Nullable String preflightFor(Request request) {
        return request.method().equals("OPTIONS") && request.headers().contains(ORIGIN)
                ? request.headers().get(REQUEST_METHOD)
                : null;
    }

    /** Browsers compare the methods and headers themselves; the complete lists let them say what is missing. */
    private Answer preflight(String origin) {
        List<Answer.Field> fields = new ArrayList<>();
        fields.add(new Answer.Field(VARY, "Origin, Access-Control-Request-Method"));
        fields.add(new Answer.Field(ALLOW_ORIGIN, rules.anyOrigin() ? "*" : origin));
        if (rules.allowCredentials()) {
            fields.add(new Answer.Field(ALLOW_CREDENTIALS, "true"));
        }
        fields.add(new Answer.Field("access-control-allow-methods", String.join(", ", rules.allowMethods())));
        if (!rules.allowHeaders().isEmpty()) {
            fields.add(new Answer.Field("access-control-allow-headers", String.join(", ", rules.allowHeaders())));
        }
        fields.add(new Answer.Field("access-control-max-age", Integer.toString(rules.maxAgeSeconds())));
        return new Answer(204, fields, "");
    }

    @Override
    public boolean appliesToUpgrades() {
        return false;
    }

    @Override
    public void onResponse(Request request, ResponseHead response) {
        if (request.answer() != null && preflightFor(request) != null) {
            return; // it has its own fields
        }
        MutableHeaderFields headers = response.headers();
        for (String own : OWN) {
            headers.remove(own);
        }
        if (!rules.anyOrigin()) {
            vary(headers);
        }
        if (!REFUSED.equals(request.problem())) {
            permit(headers, request.origin());
        }
    }

    /**
     * Where every page may read, caches need not know who asked first (WHATWG Fetch, "CORS protocol and HTTP caches").
     */
    private void permit(MutableHeaderFields headers, @Nullable String origin) {
        if (rules.anyOrigin()) {
            headers.set(ALLOW_ORIGIN, "*");
        } else if (origin != null && rules.allows(origin)) {
            headers.set(ALLOW_ORIGIN, origin);
        } else {
            return;
        }
        if (rules.allowCredentials()) {
            headers.set(ALLOW_CREDENTIALS, "true");
        }
        if (!exposed.isEmpty()) {
            headers.set(EXPOSE_HEADERS, exposed);
        }
    }

    /**
     * Tells caches that the response depends on the origin, also where the request names none: a cache that kept this
     * response would answer a page with it.
     */
    private static void vary(MutableHeaderFields headers) {
        if (headers.contains(VARY)) {
            for (String value : headers.all(VARY)) {
                for (String name : value.split(",", -1)) {
                    if (name.strip().equals("*") || name.strip().equalsIgnoreCase(ORIGIN)) {
                        return;
                    }
                }
            }
        }
        headers.add(VARY, "Origin");
    }
}
