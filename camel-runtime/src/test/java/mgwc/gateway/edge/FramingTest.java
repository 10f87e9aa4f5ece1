package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end two parties could see in different places (RFC 9112 sections 2, 5 and 6, RFC 9110 section 7.2).
 */
class FramingTest {

    static EdgeOnTrial edge;

    @BeforeAll
    static void open() throws Exception {
        edge = new EdgeOnTrial();
    }

    @AfterAll
    static void close() throws Exception {
        edge.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\nContent-Length: 5",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: chunked, xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: ,chunked",
                "Transfer-Encoding: \u00a0chunked",
                "Transfer-Encoding: chunked\u000b",
                "Transfer-Encoding: \u00ffchunked",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\nTransfer-Encoding: identity",
                "Transfer-Encoding : chunked",
                "Content-Length: 5\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length: 05",
                "Content-Length: 00",
                "Content-Length: -1",
                "Content-Length: 0x5",
                "Content-Length: 5 5",
                "Content-Length: 99999999999999999999",
                "Content-Length:",
                "Content-Length : 5",
                " X: leading space",
                ": empty name",
                "no colon",
                "X Y: space in name",
                "X: nul \0",
                "X: bare \r cr",
                "X\0: y",
                "Content-Length: 5\nX: y\n Transfer-Encoding: chunked\nTransfer-Encoding:\n chunked"
            })
    void isRefusedAndTheConnectionClosed(String headers) throws Exception {
        String answer =
                exchange("POST /shop/echo HTTP/1.1\nHost: a\n" + headers, "0\r\n\r\nGET /shop/echo/x HTTP/1.1\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.").containsPattern("^HTTP/1.[01] 400 ");
        assertThat(answer.split("HTTP/1\\.1 \\d\\d\\d ", -1)).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /shop/echo HTTP/1.1",
                "GET /shop/echo HTTP/1.1\nHost: a\nHost: a",
                "GET /shop/echo HTTP/1.1\nHost: a\nHost: b",
                "GET /shop/echo HTTP/1.1\nHost: a/b@c",
                "GET /shop/echo HTTP/1.1\nHost: a, b",
                "GET /shop/echo HTTP/1.1\nHost: [::1",
                "GET /shop/echo HTTP/1.1\nHost: a:99999",
                "GET /shop/echo HTTP/1.1\nHost: a b",
                "GET http://b/shop/echo HTTP/1.1\nHost: a",
                "GET http://ab/shop/echo HTTP/1.1\nHost: a",
                "GET /shop/echo HTTP/1.1x\nHost: a",
                "GET /shop/echo\nHost: a",
                "GET /shop/ec ho HTTP/1.1\nHost: a",
                "GE(T /shop/echo HTTP/1.1\nHost: a",
                "GET /shop/caf\u00e9 HTTP/1.1\nHost: a",
                "GET /shop/echo?\u00e9 HTTP/1.1\nHost: a",
                "GET /shop/echo#x HTTP/1.1\nHost: a",
                "GET shop/echo HTTP/1.1\nHost: a"
            })
    void aHeadThatBreaksTheRulesIsRefused(String head) throws Exception {
        assertThat(exchange(head + "\nConnection: close", "")).containsPattern("^HTTP/1.[01] 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x1\r\na\r\n",
                "+1\r\na\r\n",
                "-1\r\na\r\n",
                "1_0\r\na\r\n",
                "100000004\r\na\r\n",
                "\r\na\r\n",
                "1\r\nab\r\n",
                "1;x=\"\r\na\r\n"
            })
    void aChunkThatIsNotOneHidesNoRequest(String chunk) throws Exception {
        String answer = exchange(
                "POST /shop/echo HTTP/1.1\nHost: a\nTransfer-Encoding: chunked",
                chunk + "0\r\n\r\nGET /shop/echo/smuggled HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).doesNotContain("/shop/echo/smuggled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b",
                "\"close\"",
                "x y",
                "close x",
                "a;b",
                "timeout=5",
                "caf\u00e9",
                "close, x y",
                "a/b",
                "(close)",
                "a:b",
                "@",
                "close\nConnection: x y"
            })
    void aConnectionFieldThatListsNoOptionsIsRefused(String options) throws Exception {
        String answer = exchange("GET /shop/echo HTTP/1.1\nHost: a\nConnection: " + options, "");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("RFC 9110 section 7.6.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", " close\t", "x-a,close", "x-a , , close", "close,", "x-a\nConnection: close"})
    void aConnectionFieldMayHaveEmptyElements(String options) throws Exception {
        String answer = exchange("GET /shop/echo HTTP/1.1\nHost: a\nConnection: " + options, "");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void http10NeedsNoHost() throws Exception {
        assertThat(exchange("GET /shop/echo HTTP/1.0", "")).startsWith("HTTP/1.0 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "http/1.1", "Http/1.0", "ICAP/1.0"})
    void anotherVersionIsNotServed(String version) throws Exception {
        edge.ended.clear();

        String answer =
                exchange("GET /shop/echo " + version + "\nHost: a", "GET /shop/echo HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 505 ")
                .containsOnlyOnce("HTTP/1.1 ")
                .contains("\"code\":900505");
        assertThat(edge.ended.poll(10, TimeUnit.SECONDS))
                .extracting(EdgeOnTrial.Ended::operation, EdgeOnTrial.Ended::problem)
                .containsExactly("unmatched", 900505);
    }

    @Test
    void aBareLineFeedInTheHeadIsRefused() throws Exception {
        try (RawConnection client = new RawConnection(edge.port)) {
            assertThat(client.send("GET /shop/echo HTTP/1.1\nHost: a\n\n").untilClosed())
                    .containsPattern("^HTTP/1.[01] 400 ");
        }
    }

    @Test
    void aFoldedFieldIsUnfoldedToOneSpaceBeforeAnyoneReadsIt() throws Exception {
        String answer = exchange("GET /shop/echo HTTP/1.1\nHost: a\nX: b\n c\nConnection: close", "");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @MethodSource("acceptable")
    void whatIsUnusualButUnambiguousIsServed(String head, String body) throws Exception {
        assertThat(exchange(head + "\nConnection: close", body)).startsWith("HTTP/1.1 200 ");
    }

    static Stream<Arguments> acceptable() {
        return Stream.of(
                Arguments.of("GET http://a/shop/echo HTTP/1.1\nHost: a", ""),
                Arguments.of("GET  /shop/echo HTTP/1.1\nHost: a", ""),
                Arguments.of(
                        "POST /shop/echo HTTP/1.1\nHost: [::1]:8080\nTransfer-Encoding: Chunked",
                        "1;a=b\r\nx\r\n0\r\nContent-Length: 7\r\nAuthorization: Bearer x\r\n\r\n"));
    }

    private static String exchange(String head, String body) throws Exception {
        try (RawConnection client = new RawConnection(edge.port)) {
            return client.send(head.replace("\n", "\r\n") + "\r\n\r\n" + body).untilClosed();
        }
    }
}
