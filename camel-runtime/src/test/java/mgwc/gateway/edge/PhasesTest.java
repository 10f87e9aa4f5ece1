package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.Problem.Category;
import mgwc.gateway.request.Answer;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.ResponseHead;
import mgwc.gateway.step.RequestPhase;
import mgwc.gateway.step.ResponsePhase;
import mgwc.gateway.step.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which phases of which steps run for which requests. */
class PhasesTest {

    private static final Step[] NONE = {};

    /** Adds its name to every response. */
    private record Mark(String name) implements ResponsePhase {
        @Override
        public void onResponse(Request request, ResponseHead response) {
            response.headers().add("X-Mark", name + response.status());
        }
    }

    private static RequestPhase denying(int status) {
        Problem problem = Problem.of(Category.FORBIDDEN, 900000 + status, status, "No", "the trial says no");
        return (request, resume) -> {
            request.deny(status == 429 ? problem.withRetryAfter(7) : problem);
            return true;
        };
    }

    @Test
    void responsePhasesRunInReverseOrderOnTheResponseOfABackend() throws Exception {
        try (var edge = TargetsOnTrial.withOperation(new Mark("first"), new Mark("second"))) {
            HttpResponse<String> response = edge.ask("PUT", "/shop/echo", "hello");

            assertThat(response.body()).isEqualTo("hello");
            assertThat(marks(response)).containsExactly("second200", "first200");
            assertThat(next(edge)).isEqualTo("echo 200");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500, 503})
    void responsePhasesRunOnADenialAlsoThoseOfLaterSteps(int status) throws Exception {
        try (var edge = TargetsOnTrial.withOperation(new Mark("before"), denying(status), new Mark("behind"))) {
            HttpResponse<String> response = edge.ask("PUT", "/shop/echo", "hello");

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.body()).contains("\"code\":900" + status);
            assertThat(marks(response)).containsExactly("behind" + status, "before" + status);
            assertThat(next(edge)).isEqualTo("echo " + status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /elsewhere, 404, listener",
        "GET, /shop, 404, shop",
        "GET, /shop/nothing, 404, shop",
        "GET, /shopping, 404, listener",
        "GET, /shop/echo, 405, shop",
        "OPTIONS, /shop/echo, 405, shop",
        "GET, /%2e%2e/shop, 400, listener",
        "PUT, /shop/echo, 200, echo"
    })
    void aRequestHasTheStepsOfItsTarget(String method, String path, int status, String target) throws Exception {
        try (var edge = new TargetsOnTrial(
                new Step[] {new Mark("listener")}, new Step[] {new Mark("shop")}, new Step[] {new Mark("echo")})) {
            HttpResponse<String> response = edge.ask(method, path, "");

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(marks(response)).containsExactly(target + status);
            assertThat(next(edge)).isEqualTo(target + " " + status);
            assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
        }
    }

    @Test
    void aRequestThatCannotBeReadHasTheResponsePhasesOfTheListener() throws Exception {
        try (var edge = new TargetsOnTrial(new Step[] {new Mark("listener")}, NONE, NONE);
                var raw = new RawConnection(edge.port)) {
            String response =
                    raw.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n").untilClosed();

            assertThat(response).startsWith("HTTP/1.1 400").contains("X-Mark: listener400", "connection: close");
        }
    }

    @Test
    void aStepOfAnApiMayAnswerAndTheStepsBehindItDoNotRun() throws Exception {
        RequestPhase preflight = (request, resume) -> {
            if (request.method().equals("OPTIONS")) {
                request.answer(Answer.of(204, new Answer.Field("X-Own", "answer")));
            }
            return true;
        };
        RequestPhase late = (request, resume) -> {
            throw new IllegalStateException("nobody asked");
        };
        Step[] ofApi = {new Mark("shop"), preflight, late};
        try (var edge = new TargetsOnTrial(NONE, ofApi, NONE)) {
            HttpResponse<String> response = edge.ask("OPTIONS", "/shop/echo", "");

            assertThat(response.statusCode()).isEqualTo(204);
            assertThat(response.body()).isEmpty();
            assertThat(response.headers().firstValue("Content-Length")).isEmpty();
            assertThat(response.headers().firstValue("X-Own")).hasValue("answer");
            assertThat(response.headers().firstValue("Allow")).isEmpty();
            assertThat(marks(response)).containsExactly("shop204");
            assertThat(next(edge)).isEqualTo("shop 204");
        }
    }

    @Test
    void aStepOfAnOperationMayAnswerInsteadOfTheBackend() throws Exception {
        RequestPhase own = (request, resume) -> {
            request.answer(new Answer(200, List.of(new Answer.Field("Content-Type", "text/plain")), "cached"));
            return true;
        };
        try (var edge = TargetsOnTrial.withOperation(new Mark("echo"), own)) {
            HttpResponse<String> response = edge.ask("PUT", "/shop/echo", "hello");

            assertThat(response.body()).isEqualTo("cached");
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain");
            assertThat(response.headers().firstValue("X-Backend")).isEmpty();
            assertThat(marks(response)).containsExactly("echo200");
        }
    }

    @Test
    void aStepOfAnApiFindsTheOperationThatAnotherMethodWouldReach() throws Exception {
        RequestPhase ask = (request, resume) -> {
            Operation put = request.operationFor("PUT");
            boolean known = put != null && put.steps().step(Mark.class) != null;
            boolean other = request.operationFor("DELETE") != null || request.operationFor("no method") != null;
            request.answer(Answer.of(200, new Answer.Field("X-Found", known + " " + other)));
            return true;
        };
        try (var edge = new TargetsOnTrial(NONE, new Step[] {ask}, new Step[] {new Mark("echo")})) {
            assertThat(edge.ask("OPTIONS", "/shop/echo", "").headers().firstValue("X-Found"))
                    .hasValue("true false");
        }
    }

    @Test
    void aStepMayWaitBeforeTheNextOneRuns() throws Exception {
        RequestPhase later = (request, resume) -> {
            request.eventLoop().schedule(resume, 5, TimeUnit.MILLISECONDS);
            return false;
        };
        try (var edge = new TargetsOnTrial(NONE, new Step[] {later, later}, new Step[] {later, later})) {
            assertThat(edge.ask("PUT", "/shop/echo", "hello").body()).isEqualTo("hello");
            assertThat(edge.ask("GET", "/shop/echo", "").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void aRequestPhaseThatThrowsDeniesAtEveryTarget() throws Exception {
        RequestPhase broken = (request, resume) -> {
            throw new IllegalStateException("secret detail");
        };
        Step[] steps = {broken, new Mark("behind")};
        try (var edge = new TargetsOnTrial(steps, steps, steps)) {
            for (String path : List.of("/shop/echo", "/shop/x", "/x")) {
                HttpResponse<String> response = edge.ask("PUT", path, "");

                assertThat(response.statusCode()).isEqualTo(500);
                assertThat(response.body()).contains("\"code\":900500").doesNotContain("secret");
                assertThat(marks(response)).containsExactly("behind500");
            }
        }
    }

    @Test
    void aResponsePhaseThatThrowsReplacesTheResponse() throws Exception {
        ResponsePhase broken = (request, response) -> {
            response.headers().set("X-Half", "done");
            throw new IllegalStateException("secret detail");
        };
        Step[] steps = {new Mark("never"), broken};
        try (var edge = new TargetsOnTrial(steps, steps, steps)) {
            for (String path : List.of("/shop/echo", "/shop/x", "/x")) {
                HttpResponse<String> response = edge.ask("PUT", path, "hello");

                assertThat(response.statusCode()).isEqualTo(500);
                assertThat(response.body()).contains("\"code\":900500").doesNotContain("secret", "hello");
                assertThat(response.headers().map()).doesNotContainKeys("x-half", "x-backend", "x-mark", "allow");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "transfer_encoding", "Connection", "Upgrade", "Keep-Alive"})
    void noStepChangesHowAMessageIsFramed(String name) throws Exception {
        ResponsePhase wrong = (request, response) -> response.headers().set(name, "1");
        RequestPhase wrongToo = (request, resume) -> {
            request.changeHeaders().set(name, "1");
            return true;
        };
        for (Step step : new Step[] {wrong, wrongToo}) {
            try (var edge = TargetsOnTrial.withOperation(step)) {
                assertThat(edge.ask("PUT", "/shop/echo", "hello").statusCode()).isEqualTo(500);
            }
        }
    }

    @Test
    void aCallerWhoLeavesEndsTheRequestOnce() throws Exception {
        var waiting = new CountDownLatch(1);
        RequestPhase never = (request, resume) -> {
            waiting.countDown();
            request.onEnd(gone -> resume.run());
            return false;
        };
        try (var edge = TargetsOnTrial.withOperation(never)) {
            try (var caller = new Socket("127.0.0.1", edge.port)) {
                caller.getOutputStream()
                        .write("PUT /shop/echo HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
                caller.setSoLinger(true, 0);
            }
            assertThat(next(edge)).isEqualTo("echo 499");

            assertThat(edge.ask("GET", "/x", "").statusCode()).isEqualTo(404);
            assertThat(next(edge)).isEqualTo("listener 404");
            assertThat(edge.ended).isEmpty();
        }
    }

    private static List<String> marks(HttpResponse<String> response) {
        return response.headers().allValues("X-Mark");
    }

    private static String next(TargetsOnTrial edge) throws InterruptedException {
        return String.valueOf(edge.ended.poll(10, TimeUnit.SECONDS));
    }
}
