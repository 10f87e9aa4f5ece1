package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bytes of a head reach the other side (RFC 9110 section 7.6, RFC 9112). */
class ForwardedHeadersTest {

    private static final BlockingQueue<String> HEADS = new LinkedBlockingQueue<>();
    private static final BlockingQueue<String> RESPONSES = new LinkedBlockingQueue<>();
    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static RawBackend backend;
    private static ForwardingEdge edge;

    @BeforeAll
    static void start() throws Exception {
        backend = new RawBackend(gateway -> {
            while (true) {
                HEADS.add(gateway.readHead());
                String response = RESPONSES.poll();
                gateway.send(response == null ? EMPTY : response);
            }
        });
        edge = ForwardingEdge.to(backend).credential("X-Backend-Key", "secret").start();
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
        backend.close();
    }

    /** The lines that the backend got for a request with these header lines. */
    private static List<String> forwarded(String headerLines) throws Exception {
        edge.ask("GET /base/x HTTP/1.1\r\nHost: api.example\r\n" + headerLines + "\r\n");
        return lines();
    }

    private static List<String> lines() throws InterruptedException {
        return List.of(HEADS.poll(10, TimeUnit.SECONDS).split("\r\n"));
    }

    private static List<String> answered(String response) throws Exception {
        RESPONSES.add(response);
        var answer = edge.get("/base/x");
        lines();
        assertThat(answer.header("x-request-id")).hasSize(1);
        return withoutId(answer.headers());
    }

    private static List<String> withoutId(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("x-request-id: ")).toList();
    }

    @Test
    void aPlainGetReachesTheBackendWithWhatTheGatewayKnowsAboutTheCaller() throws Exception {
        List<String> lines = forwarded("Accept: */*\r\n");
        String id = fieldOf(lines, "X-Request-ID");

        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(fieldOf(lines, "traceparent")).matches("00-" + id + "-[0-9a-f]{16}-01");
        assertThat(lines)
                .containsExactly(
                        "GET /x HTTP/1.1",
                        "host: 127.0.0.1:" + backend.port(),
                        "Accept: */*",
                        "X-Forwarded-For: 127.0.0.1",
                        "X-Forwarded-Proto: http",
                        "X-Forwarded-Host: api.example",
                        "X-Forwarded-Prefix: /base",
                        "Forwarded: for=127.0.0.1;host=\"api.example\";proto=http",
                        "X-Request-ID: " + id,
                        "traceparent: " + fieldOf(lines, "traceparent"),
                        "via: 1.1 mgwc",
                        "X-Backend-Key: secret");
    }

    private static String fieldOf(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "/base/x, /x",
        "/base, /",
        "/base/, /",
        "/base/a/b/, /a/b/",
        "/base/a%20b%C3%A9, /a%20b%C3%A9",
        "/base/x?, /x?",
        "/base/x?a=b%20c&z=%2B+&h=1&h=2&=&[x]={y}|%zz, /x?a=b%20c&z=%2B+&h=1&h=2&=&[x]={y}|%zz",
    })
    void pathBelowTheBaseAndQueryAreForwardedByteForByte(String target, String expected) throws Exception {
        edge.get(target);

        assertThat(lines().getFirst()).isEqualTo("GET " + expected + " HTTP/1.1");
    }

    @Test
    void aTargetWithBytesThatNoTargetMayHaveIsRefused() throws Exception {
        assertThat(edge.get("/base/x?name=J\u00fcrgen").status()).isEqualTo(400);
        assertThat(HEADS).isEmpty();
    }

    @Test
    void repeatedHeadersKeepOrderAndNumber() throws Exception {
        assertThat(forwarded("Cookie: a=1\r\nX-A: 1\r\nCookie: b=2\r\nx-a: [1, 2]\r\nX-A: \r\n"))
                .containsSubsequence("Cookie: a=1", "X-A: 1", "Cookie: b=2", "x-a: [1, 2]", "X-A: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: keep-alive",
                "Keep-Alive: timeout=5",
                "Proxy-Authorization: Basic eDp5",
                "Proxy-Connection: keep-alive",
                "TE: trailers",
                "Trailer: X-Sum",
                "Upgrade: websocket",
                "HTTP2-Settings: AAMAAABk",
                "X-Forwarded-For: 6.6.6.6",
                "X-Forwarded-For: 6.6.6.6, 7.7.7.7",
                "X_Forwarded_For: 6.6.6.6",
                "x-forwarded-host: evil.example",
                "X-Forwarded-Port: 1",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-Proto: gopher",
                "X-Real-IP: 6.6.6.6",
                "Forwarded: for=6.6.6.6",
                "X-Original-URL: /admin",
                "X-Rewrite-URL: /admin",
                "X-HTTP-Method-Override: DELETE",
                "X-Request-ID: mine",
                "X_Request_ID: mine",
                "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "tracestate: a=b",
                "X-Forwarded-Ssl: on",
                "X-Forwarded-Scheme: https",
                "X-Forwarded-Path: /admin",
                "X-Forwarded-Uri: /admin",
                "X-Forwarded-Method: DELETE",
                "X-Forwarded-User: root",
                "X-Forwarded-Client-Cert: Subject=x",
                "X-Client-IP: 6.6.6.6",
                "True-Client-IP: 6.6.6.6",
                "X-Cluster-Client-IP: 6.6.6.6",
                "CF-Connecting-IP: 6.6.6.6",
                "X-Original-Host: evil.example",
                "X-Original-Method: DELETE",
                "X-Host: evil.example",
                "Remote-User: root",
                "REMOTE_USER: root",
                "X-Consumer-Username: root",
                "Proxy: http://evil.example",
                "X_HTTP_Method_Override: DELETE",
                "X-Backend-Key: guess",
                "x_backend_key: guess",
            })
    void whatIsForTheGatewayOnlyOrWouldDeceiveABackEndStaysBehind(String line) throws Exception {
        assertThat(forwarded(line + "\r\n"))
                .hasSize(11)
                .noneMatch(line::equalsIgnoreCase)
                .doesNotContain(line);
    }

    @Test
    void headersThatConnectionNominatesStayBehindToo() throws Exception {
        assertThat(forwarded("X-Hop: 1\r\nX-End: 2\r\nConnection: close, x-hop\r\n"))
                .contains("X-End: 2")
                .noneMatch(line -> line.toLowerCase().startsWith("x-hop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-Match: \"v1\"",
                "If-None-Match: *",
                "If-Unmodified-Since: Sun, 29 Nov 2026 12:00:00 GMT",
                "Authorization: Bearer t",
                "X-API-Key: k",
                "apikey: k",
                "Api_Key: k",
                "Ocp-Apim-Subscription-Key: k",
                "X-Auth: t",
                "X-Amz-Date: 20261129T120000Z",
                "X-Session-Id: s",
                "X-CSRF-Token: c",
                "Cookie: a=1",
                "Content-Type: text/plain",
                "Content-Encoding: gzip",
                "Content-Language: de",
                "Range: bytes=0-1",
                "Accept: text/plain",
                "Accept-Language: de",
                "Origin: https://shop.example",
                "Sec-Fetch-Site: cross-site",
                "Idempotency-Key: i",
                "X-Tenant: acme",
                "User-Agent: test",
                "SOAPAction: x",
            })
    void fieldsForEveryRecipientPassThoughConnectionNominatesThem(String line) throws Exception {
        String name = line.substring(0, line.indexOf(':'));

        assertThat(forwarded(line + "\r\nConnection: close, " + name.toUpperCase() + "\r\n"))
                .contains(line);
        assertThat(forwarded(line + "\r\nConnection: " + name + "\r\nConnection: keep-alive\r\n"))
                .contains(line);
    }

    @Test
    void nobodyCanNominateAwayWhatPoliciesAndFramingRelyOn() throws Exception {
        RESPONSES.add(EMPTY);
        edge.ask(
                "POST /base/x HTTP/1.1\r\nHost: api.example\r\nAuthorization: Bearer t\r\nContent-Length: 0\r\n"
                        + "Connection: close, Authorization, Host, Content-Length, X-Forwarded-For, X-Backend-Key, Via\r\n\r\n");

        assertThat(lines())
                .contains(
                        "Authorization: Bearer t",
                        "Content-Length: 0",
                        "host: 127.0.0.1:" + backend.port(),
                        "X-Forwarded-For: 127.0.0.1",
                        "X-Backend-Key: secret",
                        "via: 1.1 mgwc");
    }

    @Test
    void viaIsAddedToWhatIsThere() throws Exception {
        assertThat(forwarded("Via: 1.0 first\r\n")).containsSubsequence("Via: 1.0 first", "via: 1.1 mgwc");
    }

    @Test
    void endToEndResponseHeadersPassAsTheyAreAndHopByHopOnesDoNot() throws Exception {
        assertThat(
                        answered(
                                "HTTP/1.1 200 OK\r\nServer: pizza/1\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2; Path=/\r\n"
                                        + "X-List: [a, b]\r\nX-Hop: 1\r\nConnection: keep-alive, X-Hop, Content-Length, Vary\r\n"
                                        + "Keep-Alive: timeout=5\r\nProxy-Authenticate: Basic\r\nTrailer: X-Sum\r\nUpgrade: h2c\r\n"
                                        + "Alt-Svc: h3=\":443\"\r\nCache-Control: no-store\r\nVary: Origin\r\nContent-Length: 0\r\n\r\n"))
                .containsExactly(
                        "Server: pizza/1",
                        "Set-Cookie: a=1",
                        "Set-Cookie: b=2; Path=/",
                        "X-List: [a, b]",
                        "Cache-Control: no-store",
                        "Vary: Origin",
                        "Content-Length: 0",
                        "via: 1.1 mgwc");
    }

    @Test
    void nothingTheCallerSentComesBack() throws Exception {
        RESPONSES.add(EMPTY);
        var answer = edge.ask("GET /base/x HTTP/1.1\r\nHost: a\r\nauthorization: Bearer t\r\nx-secret: s\r\n\r\n");
        lines();

        assertThat(withoutId(answer.headers())).containsExactly("Content-Length: 0", "via: 1.1 mgwc");
    }

    @Test
    void aRedirectIsTheCallersBusiness() throws Exception {
        RESPONSES.add("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n");
        var answer = edge.get("/base/x");
        lines();

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).containsExactly("http://169.254.169.254/");
        assertThat(HEADS).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HEAD, 200 OK", "GET, 204 No Content", "GET, 304 Not Modified", "HEAD, 404 Not Found"})
    void responsesWithoutBodyHaveNoneWhateverTheirHeadersSay(String method, String status) throws Exception {
        RESPONSES.add("HTTP/1.1 " + status + "\r\nContent-Length: 7\r\nETag: \"e\"\r\n\r\n");
        try (var caller = edge.connect()) {
            caller.send(method + " /base/x HTTP/1.1\r\nHost: a\r\n\r\n");
            var answer = caller.readAnswer(method.equals("HEAD"));
            lines();
            // had a body followed, this would not be the beginning of a response
            caller.send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.readAnswer().status()).isEqualTo(200);
            lines();

            assertThat(answer.header("etag")).containsExactly("\"e\"");
            assertThat(answer.header("content-length")).isEqualTo(status.startsWith("204") ? List.of() : List.of("7"));
            assertThat(answer.header("transfer-encoding")).isEmpty();
        }
    }
}
