package mgwc.it.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.RawClient;
import mgwc.it.stage.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A backend that is dead, late or does not speak HTTP costs one request an error, never the gateway its life. */
class SurvivesBadBackendsIT {

    private static final RawBackend BACKEND = RawBackend.answering(RawBackend.OK);
    private static final SilentBackend SILENT = SilentBackend.listen();
    private static Gateway gateway;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        gateway = new Shop()
                .with("PRODUCTION", BACKEND.port())
                .with("SLOW", SILENT.port())
                .open(scratch);
    }

    @AfterAll
    static void close() {
        gateway.close();
        BACKEND.close();
        SILENT.close();
    }

    @Test
    void deadBackendIs502() {
        HttpResponse<String> answer = gateway.get("/shop/v1/dead");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":101503").doesNotContain("127.0.0.1");
    }

    @Test
    void lateBackendIs504() {
        HttpResponse<String> answer = gateway.get("/shop/v1/slow");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("\"code\":101504");
    }

    static Stream<Arguments> malformedAnswers() {
        return Stream.of(
                arguments("closes without a word", ""),
                arguments("speaks something else", "220 mail.example ESMTP\r\n\r\n"),
                arguments("has no status", "HTTP/1.1\r\nContent-Length: 0\r\n\r\n"),
                arguments("has status 99", "HTTP/1.1 99 Low\r\nContent-Length: 0\r\n\r\n"),
                arguments("has status 1000", "HTTP/1.1 1000 High\r\nContent-Length: 0\r\n\r\n"),
                arguments("has two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
                arguments(
                        "has a length and chunks",
                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                arguments("has a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"),
                arguments("has a header without colon", "HTTP/1.1 200 OK\r\nNonsense\r\nContent-Length: 0\r\n\r\n"),
                arguments("has a NUL in a header", "HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 0\r\n\r\n"),
                arguments("has an endless header", "HTTP/1.1 200 OK\r\nX-A: " + "a".repeat(100_000) + "\r\n\r\n"));
    }

    @ParameterizedTest(name = "answer {0}")
    @MethodSource("malformedAnswers")
    void malformedAnswerIs502(String which, String bytes) {
        BACKEND.answer(bytes);

        HttpResponse<String> answer = gateway.get("/shop/v1/open/door");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":101506");
        BACKEND.answer(RawBackend.OK);
        assertThat(gateway.get("/shop/v1/open/door").body()).isEqualTo("ok");
    }

    static Stream<Arguments> truncatedAnswers() {
        return Stream.of(
                arguments("of known length", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 10\r\n\r\nhalf"),
                arguments(
                        "in chunks",
                        "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"));
    }

    @ParameterizedTest(name = "answer {0}")
    @MethodSource("truncatedAnswers")
    void answerCutShortNeverLooksComplete(String which, String bytes) {
        SILENT.answerAndClose(bytes);

        RawClient.Answer answer =
                RawClient.exchange(gateway.api(), "GET /shop/v1/slow HTTP/1.1\r\nHost: shop.example\r\n\r\n");

        if (answer.status() == 200) {
            assertThat(answer.closed()).isTrue();
            assertThat(answer.text()).doesNotEndWith("0\r\n\r\n");
        } else {
            assertThat(answer.status()).isEqualTo(502);
        }
    }
}
