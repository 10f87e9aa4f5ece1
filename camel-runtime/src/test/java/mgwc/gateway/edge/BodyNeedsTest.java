package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.ResponseHead;
import mgwc.gateway.step.BodyNeed;
import mgwc.gateway.step.BodyObserver;
import mgwc.gateway.step.RequestPhase;
import mgwc.gateway.step.ResponsePhase;
import org.junit.jupiter.api.Test;

/** Steps that look at bodies. */
class BodyNeedsTest {

    private static final int LIMIT = 100_000;

    /** Needs the whole body of the request, and keeps what it saw. */
    private record ReadsRequests(int limit, ConcurrentLinkedQueue<String> seen) implements RequestPhase {
        @Override
        public BodyNeed requestBody() {
            return new BodyNeed.Whole(limit);
        }

        @Override
        public boolean onRequest(Request request, Runnable resume) {
            seen.add(text(request.body().whole()));
            return true;
        }
    }

    /** Needs the whole body of the response and states its length in the head. */
    private record ReadsResponses(int limit) implements ResponsePhase {
        @Override
        public BodyNeed responseBody() {
            return new BodyNeed.Whole(limit);
        }

        @Override
        public void onResponse(Request request, ResponseHead response) {
            response.headers()
                    .set("X-Length", Integer.toString(text(response.wholeBody()).length()));
        }
    }

    /** Sees bodies as they pass by. */
    private record Watches(ConcurrentLinkedQueue<String> requests, ConcurrentLinkedQueue<String> responses)
            implements BodyObserver {
        @Override
        public BodyNeed requestBody() {
            return BodyNeed.STREAM;
        }

        @Override
        public BodyNeed responseBody() {
            return BodyNeed.STREAM;
        }

        @Override
        public void onRequestBody(Request request, ByteBuf chunk) {
            requests.add(text(chunk));
        }

        @Override
        public void onResponseBody(Request request, ByteBuf chunk) {
            responses.add(text(chunk));
        }
    }

    private static String text(ByteBuf octets) {
        return octets.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void aStepSeesTheWholeBodyBeforeTheBackendDoes() throws Exception {
        String large = "x".repeat(LIMIT);
        var seen = new ConcurrentLinkedQueue<String>();
        try (var edge = TargetsOnTrial.withOperation(new ReadsRequests(LIMIT, seen))) {
            assertThat(edge.ask("PUT", "/shop/echo", large).body()).isEqualTo(large);
            assertThat(edge.ask("PUT", "/shop/echo", "").body()).isEmpty();

            assertThat(seen).containsExactly(large, "");
        }
    }

    @Test
    void aLargerBodyIsRefusedWhetherItsLengthIsAnnouncedOrNot() throws Exception {
        var seen = new ConcurrentLinkedQueue<String>();
        try (var edge = TargetsOnTrial.withOperation(new ReadsRequests(5, seen));
                var chunked = new RawConnection(edge.port)) {
            HttpResponse<String> announced = edge.ask("PUT", "/shop/echo", "123456");
            assertThat(announced.statusCode()).isEqualTo(413);
            assertThat(announced.body()).contains("\"code\":900413");

            String response = chunked.send("PUT /shop/echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n3\r\n123\r\n3\r\n456\r\n0\r\n\r\n")
                    .untilClosed();
            assertThat(response).startsWith("HTTP/1.1 413");
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void theStrictestOfTwoStepsDecides() throws Exception {
        var seen = new ConcurrentLinkedQueue<String>();
        try (var edge = TargetsOnTrial.withOperation(new ReadsRequests(50, seen), new ReadsRequests(5, seen))) {
            assertThat(edge.ask("PUT", "/shop/echo", "12345").statusCode()).isEqualTo(200);
            assertThat(edge.ask("PUT", "/shop/echo", "123456").statusCode()).isEqualTo(413);
        }
    }

    @Test
    void aCallerThatWaitsForTheGoAheadGetsIt() throws Exception {
        var seen = new ConcurrentLinkedQueue<String>();
        try (var edge = TargetsOnTrial.withOperation(new ReadsRequests(LIMIT, seen));
                var caller = new RawConnection(edge.port)) {
            caller.send("PUT /shop/echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n"
                    + "Expect: 100-continue\r\n\r\n");
            assertThat(caller.response().status()).isEqualTo(100);
            assertThat(caller.send("hi").untilClosed())
                    .contains("HTTP/1.1 200 OK")
                    .endsWith("hi");
        }
    }

    @Test
    void aStepSeesTheWholeResponseBeforeTheCallerDoes() throws Exception {
        try (var edge = TargetsOnTrial.withOperation(new ReadsResponses(LIMIT))) {
            HttpResponse<String> response = edge.ask("PUT", "/shop/echo", "x".repeat(LIMIT));

            assertThat(response.body()).hasSize(LIMIT);
            assertThat(response.headers().firstValue("X-Length")).hasValue(Integer.toString(LIMIT));
        }
    }

    @Test
    void aLargerResponseIsReplaced() throws Exception {
        try (var edge = TargetsOnTrial.withOperation(new ReadsResponses(300))) {
            HttpResponse<String> response = edge.ask("PUT", "/shop/echo", "x".repeat(301));

            assertThat(response.statusCode()).isEqualTo(502);
            assertThat(response.body()).contains("\"code\":101507");
            assertThat(response.headers().firstValue("X-Backend")).isEmpty();
            assertThat(response.headers().firstValue("X-Length"))
                    .hasValue(Integer.toString(response.body().length()));
            assertThat(edge.ended.poll(10, TimeUnit.SECONDS)).isEqualTo("echo 502");
            assertThat(edge.ask("PUT", "/shop/echo", "small").body()).isEqualTo("small");
        }
    }

    @Test
    void anObserverSeesBothBodiesAsTheyPassBy() throws Exception {
        String large = "x".repeat(LIMIT);
        var watches = new Watches(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        try (var edge = TargetsOnTrial.withOperation(watches)) {
            assertThat(edge.ask("PUT", "/shop/echo", large).body()).isEqualTo(large);

            for (var seen : List.of(watches.requests(), watches.responses())) {
                assertThat(seen).hasSizeGreaterThan(1);
                assertThat(seen.stream().collect(Collectors.joining())).isEqualTo(large);
            }
        }
    }
}
