package mgwc.gateway.policy.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.gateway.identity.Application;
import mgwc.gateway.identity.Authenticated;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.policy.TrialRequest;
import mgwc.gateway.policy.headers.HeaderEdits.Field;
import mgwc.gateway.policy.headers.HeaderValue.ApplicationField;
import mgwc.gateway.request.ListedFields;
import mgwc.gateway.request.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    private static final Authenticated SHOP = new Authenticated(
            "corporate",
            Optional.of("u1"),
            Optional.of("web-shop"),
            Set.of(),
            Map.of("tenant", "acme", "name", "José", "empty", ""),
            Optional.of(new Application("web-shop", Optional.of("team-shop"), KeyType.SANDBOX, Set.of())));
    private static final Authenticated NOBODYS_CLIENT =
            new Authenticated("corporate", Optional.empty(), Optional.empty(), Set.of(), Map.of(), Optional.empty());

    private static final Field TENANT = new Field("x-tenant", new HeaderValue.Claim("tenant"));

    private static List<String> received(HeaderEdits edits, TrialRequest trial) {
        return received(edits, trial, SHOP);
    }

    private static List<String> received(HeaderEdits edits, TrialRequest trial, Authenticated caller) {
        Request request = trial.request();
        request.identify(caller);
        assertThat(new Headers(edits, HeaderEdits.NONE).onRequest(request, () -> {}))
                .isTrue();
        return ((ListedFields) trial.fields()).lines();
    }

    @Test
    void fieldsAreRemovedSetAndAdded() {
        HeaderEdits edits = new HeaderEdits(
                List.of("x-debug"),
                List.of(TENANT, new Field("x-channel", new HeaderValue.Constant("web"))),
                List.of(new Field("x-via", new HeaderValue.Constant("gateway"))));

        assertThat(received(
                        edits,
                        new TrialRequest(
                                "GET", "X-Debug: 1", "Accept: */*", "X-Tenant: evil", "x-via: cdn", "X-DEBUG: 2")))
                .containsExactly("Accept: */*", "x-via: cdn", "x-tenant: acme", "x-channel: web", "x-via: gateway");
    }

    @Test
    void aFieldWithoutAValueDoesNotKeepTheCallers() {
        HeaderEdits edits = new HeaderEdits(List.of(), List.of(TENANT), List.of(TENANT));

        assertThat(received(edits, new TrialRequest("GET", "X-Tenant: evil"), NOBODYS_CLIENT))
                .isEmpty();
    }

    @Test
    void anAnonymousCallerHasNoClaims() {
        TrialRequest trial = new TrialRequest("GET", "X-Tenant: evil");

        new Headers(new HeaderEdits(List.of(), List.of(TENANT), List.of()), HeaderEdits.NONE)
                .onRequest(trial.request(), () -> {});

        assertThat(trial.fields().contains("x-tenant")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X_Tenant", "x_TENANT"})
    void otherSpellingsThatServersTakeForTheSameAreRemoved(String name) {
        assertThat(received(
                        new HeaderEdits(List.of(), List.of(TENANT), List.of()),
                        new TrialRequest("GET", name + ": evil")))
                .containsExactly("x-tenant: acme");
        assertThat(received(
                        new HeaderEdits(List.of("x-tenant"), List.of(), List.of()),
                        new TrialRequest("GET", name + ": evil")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ApplicationField.class)
    void applicationsHaveANameAnOwnerAndAKeyType(ApplicationField field) {
        Field application = new Field("x-app", new HeaderValue.OfApplication(field));
        HeaderEdits edits = new HeaderEdits(List.of(), List.of(application), List.of());

        String value = switch (field) {
            case NAME -> "web-shop";
            case OWNER -> "team-shop";
            case KEY_TYPE -> "sandbox";
        };
        assertThat(received(edits, new TrialRequest("GET"))).containsExactly("x-app: " + value);
        assertThat(received(edits, new TrialRequest("GET", "X-App: evil"), NOBODYS_CLIENT))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nX-Admin: 1",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\tb",
                "a\u007fb",
                "José",
                "a\u0085b",
                "a\u2028b",
                " a",
                "a ",
                "",
            })
    void aValueThatNoFieldCanCarryIsLeftOutAndNeverChanged(String value) {
        Authenticated caller = new Authenticated(
                "corporate", Optional.empty(), Optional.empty(), Set.of(), Map.of("tenant", value), Optional.empty());

        assertThat(received(
                        new HeaderEdits(List.of(), List.of(TENANT), List.of(TENANT)),
                        new TrialRequest("GET", "X-Tenant: evil"),
                        caller))
                .isEmpty();
        assertThatThrownBy(() -> new HeaderValue.Constant(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aValueHasUpToAThousandCharacters() {
        for (int length : new int[] {1_000, 1_001}) {
            Authenticated caller = new Authenticated(
                    "corporate",
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Map.of("tenant", "a".repeat(length)),
                    Optional.empty());

            assertThat(received(
                            new HeaderEdits(List.of(), List.of(TENANT), List.of()), new TrialRequest("GET"), caller))
                    .hasSize(length == 1_000 ? 1 : 0);
        }
    }

    @Test
    void responsesOfAnyStatusAreChanged() {
        HeaderEdits edits = new HeaderEdits(
                List.of("server"), List.of(new Field("x-frame-options", new HeaderValue.Constant("DENY"))), List.of());
        ListedFields head = ListedFields.of("Server: nginx", "X-Frame-Options: ALLOWALL");

        new Headers(HeaderEdits.NONE, edits)
                .onResponse(new TrialRequest("GET").request(), TrialRequest.response(429, head));

        assertThat(head.lines()).containsExactly("x-frame-options: DENY");
    }

    @Test
    void framingCannotBeChanged() {
        HeaderEdits edits = new HeaderEdits(List.of("content-length"), List.of(), List.of());

        assertThatThrownBy(() -> received(edits, new TrialRequest("POST", "Content-Length: 3")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
