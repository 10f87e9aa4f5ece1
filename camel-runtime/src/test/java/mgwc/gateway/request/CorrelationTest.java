package mgwc.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACE = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    @Test
    void newIdsDifferAndTheRequestIdIsTheTraceId() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            Correlation made = Correlation.make();

            assertThat(made.requestId())
                    .matches("[0-9a-f]{32}")
                    .isEqualTo(made.trace().traceId());
            assertThat(TraceParent.parse(made.trace().text())).isEqualTo(made.trace());
            assertThat(made.taken()).isFalse();
            ids.add(made.trace().text());
        }
        assertThat(ids).hasSize(1_000);
    }

    @Test
    void bothIdsOfAProxyAreTaken() {
        Correlation taken = Correlation.of(ListedFields.of("X-Request-ID: order/7~a+b=c", "traceparent: " + TRACE));

        assertThat(taken).isEqualTo(new Correlation("order/7~a+b=c", new TraceParent(TRACE), true));
    }

    @Test
    void theTraceIdStandsInForAMissingRequestId() {
        assertThat(Correlation.of(ListedFields.of("traceparent: " + TRACE)).requestId())
                .isEqualTo(TRACE_ID);
    }

    @Test
    void aTraceBeginsWhereAProxySendsNone() {
        Correlation correlation = Correlation.of(ListedFields.of("X-Request-ID: 7"));

        assertThat(correlation.requestId()).isEqualTo("7");
        assertThat(correlation.trace().text()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(correlation.taken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "a\\b", "a<b", "ä", "a\u0000", "a,b", "%0d", "{a}", "$a"})
    void otherCharactersMakeNoRequestId(String text) {
        assertThat(Correlation.isId(text)).isFalse();
        assertThat(Correlation.of(ListedFields.of("X-Request-ID: " + text)).requestId())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void aRequestIdHasUpTo128Characters() {
        assertThat(Correlation.isId("a".repeat(128))).isTrue();
        assertThat(Correlation.isId("a".repeat(129))).isFalse();
    }

    @Test
    void twoFieldsOfOneNameDoNotCount() {
        Correlation correlation = Correlation.of(ListedFields.of(
                "X-Request-ID: a", "X-Request-ID: b", "traceparent: " + TRACE, "traceparent: " + TRACE));

        assertThat(correlation.requestId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE_ID);
        assertThat(correlation.taken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TRACE,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-brings",
            })
    void traceparents(String text) {
        assertThat(TraceParent.parse(text)).extracting(TraceParent::traceId).isEqualTo(TRACE_ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-600f067aa0ba902b7-01",
                "0x-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-\u0000",
            })
    void textsThatAreNoTraceparent(String text) {
        assertThat(TraceParent.parse(text)).isNull();
    }
}
