package mgwc.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields nobody can declare to be for one connection only. */
class EndToEndFieldsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host",
                "Content-Length",
                "Transfer-Encoding",
                "Expect",
                "AUTHORIZATION",
                "If-Match",
                "Content-Digest",
                "X-Forwarded-For",
                "x_forwarded_for",
                "Remote-User",
                "X-Api-Key",
                "x-apikey",
                "X-Acme-Licensekey",
                "X-AuthToken",
                "X-Authenticated-Scope",
                "X-Request-ID",
                "traceparent",
                "Set-Cookie",
                "Strict-Transport-Security",
                "Content-Security-Policy",
                "WWW-Authenticate",
            })
    void fieldsThatEveryRecipientNeeds(String name) {
        assertThat(EndToEndFields.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Hop", "x-b", "Next-Protocol", "Contents", "Iffy", "X-Idle", "X-Keys-Below"})
    void fieldsThatNobodyKnows(String name) {
        assertThat(EndToEndFields.contains(name)).isFalse();
    }
}
