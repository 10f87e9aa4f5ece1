package mgwc.gateway.jwt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.gateway.problem.AuthFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the claims of a token whose signature holds must say (RFC 7519 section 4.1, RFC 9068 section 4). */
final class ClaimsCheck {

    private final Issuer issuer;
    private final ObjectNode claims;
    private final Instant now;

    private ClaimsCheck(Issuer issuer, ObjectNode claims, Instant now) {
        this.issuer = issuer;
        this.claims = claims;
        this.now = now;
    }

    static CachedDecision of(Issuer issuer, ObjectNode claims, Instant now) throws MalformedTokenException {
        return new ClaimsCheck(issuer, claims, now).decide();
    }

    private CachedDecision decide() throws MalformedTokenException {
        if (!namesOurAudience()) {
            return CachedDecision.refusedForGood(
                    AuthFailure.WRONG_AUDIENCE, "`aud` names none of the issuer's audiences");
        }
        Instant expiresAt =
                time("exp").orElseThrow(() -> new MalformedTokenException(AuthFailure.MALFORMED_CLAIM, "no `exp`"));
        Instant refusedFrom = expiresAt.plus(issuer.clockSkew());
        if (!now.isBefore(refusedFrom)) {
            return CachedDecision.expired();
        }
        for (String claim : List.of("nbf", "iat")) {
            Optional<Instant> start = time(claim);
            if (start.isPresent() && now.isBefore(start.get().minus(issuer.clockSkew()))) {
                return CachedDecision.refusedForNow(AuthFailure.NOT_YET_VALID, "`" + claim + "` is in the future");
            }
        }
        return CachedDecision.accepted(
                new VerifiedToken(issuer.name(), claim("sub"), clientId(), scopes(), kept(), refusedFrom));
    }

    private boolean namesOurAudience() throws MalformedTokenException {
        @Nullable JsonNode value = claims.get("aud");
        if (value == null) {
            return false;
        }
        return strings("aud", value).stream().anyMatch(issuer.audiences()::contains);
    }

    private Optional<Instant> time(String claim) throws MalformedTokenException {
        @Nullable JsonNode value = claims.get(claim);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(NumericDate.read(claim, value));
    }

    private Optional<String> claim(String name) throws MalformedTokenException {
        return CompactJws.text(claims, name, AuthFailure.MALFORMED_CLAIM);
    }

    private Optional<String> clientId() throws MalformedTokenException {
        for (String claim : issuer.clientIdClaims()) {
            Optional<String> value = claim(claim);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** {@code scope} is text with spaces between the tokens (RFC 8693 section 4.2); some issuers send a list. */
    private Set<String> scopes() throws MalformedTokenException {
        String claim = claims.has("scope") ? "scope" : "scp";
        @Nullable JsonNode value = claims.get(claim);
        if (value == null) {
            return Set.of();
        }
        Set<String> scopes = new LinkedHashSet<>();
        if (value.isString()) {
            scopes.addAll(List.of(value.stringValue().split(" ", -1)));
        } else {
            scopes.addAll(strings(claim, value));
        }
        scopes.remove("");
        return scopes;
    }

    /** The claims to keep, as far as they are text, numbers, truth values, or lists of those. */
    private Map<String, String> kept() {
        Map<String, String> kept = new HashMap<>();
        for (String claim : issuer.keptClaims()) {
            @Nullable JsonNode value = claims.get(claim);
            if (value != null) {
                asText(value).ifPresent(text -> kept.put(claim, text));
            }
        }
        return kept;
    }

    /** A list is written with commas between its elements, unless one of them has a comma itself. */
    private static Optional<String> asText(JsonNode value) {
        if (value.isString()) {
            return Optional.of(value.stringValue());
        }
        if (value.isNumber() || value.isBoolean()) {
            return Optional.of(value.asString());
        }
        if (!value.isArray()) {
            return Optional.empty();
        }
        List<String> elements = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            Optional<String> text = element.isArray() ? Optional.empty() : asText(element);
            if (text.isEmpty() || text.get().indexOf(',') >= 0) {
                return Optional.empty();
            }
            elements.add(text.get());
        }
        return Optional.of(String.join(",", elements));
    }

    private static List<String> strings(String claim, JsonNode value) throws MalformedTokenException {
        if (value.isString()) {
            return List.of(value.stringValue());
        }
        if (!value.isArray() || value.valueStream().anyMatch(element -> !element.isString())) {
            throw new MalformedTokenException(
                    AuthFailure.MALFORMED_CLAIM, "`" + claim + "` is neither a string nor a list of strings");
        }
        List<String> strings = new ArrayList<>(value.size());
        value.valueStream().forEach(element -> strings.add(element.stringValue()));
        return strings;
    }
}
