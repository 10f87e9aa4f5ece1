package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.request.TrustedProxies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway behind a proxy at 127.0.0.1: what the proxy states counts, and nothing that it only passes on. */
class TrustedProxyTest {

    private static final BlockingQueue<String> HEADS = new LinkedBlockingQueue<>();
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    private static RawBackend backend;
    private static ForwardingEdge edge;

    @BeforeAll
    static void start() throws Exception {
        backend = new RawBackend(gateway -> {
            while (true) {
                HEADS.add(gateway.readHead());
                gateway.send("HTTP/1.1 200 OK\r\nX-Request-ID: of-the-backend\r\nContent-Length: 0\r\n\r\n");
            }
        });
        edge = ForwardingEdge.to(backend)
                .behind(TrustedProxies.ofNetworks(List.of("127.0.0.0/8", "10.0.0.0/8")))
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
        backend.close();
    }

    private static List<String> forwarded(String headerLines) throws Exception {
        edge.ask("GET /base/x HTTP/1.1\r\nHost: api.internal\r\n" + headerLines + "\r\n");
        return List.of(HEADS.poll(10, TimeUnit.SECONDS).split("\r\n"));
    }

    @Test
    void theBackendLearnsTheCallersAddressSchemeAndHost() throws Exception {
        assertThat(forwarded("X-Forwarded-For: 198.51.100.1, 203.0.113.9, 10.0.0.2\r\nX-Forwarded-Proto: https\r\n"
                        + "X-Forwarded-Host: shop.example\r\n"))
                .contains(
                        "X-Forwarded-For: 203.0.113.9, 10.0.0.2, 127.0.0.1",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: shop.example",
                        "Forwarded: for=203.0.113.9;host=\"shop.example\";proto=https, for=10.0.0.2, for=127.0.0.1")
                .noneMatch(line -> line.contains("198.51.100.1"));
        assertThat(edge.ended().clientAddress()).isEqualTo("203.0.113.9");
    }

    @Test
    void addressesOfIpv6AreWrittenForBothFields() throws Exception {
        assertThat(forwarded("Forwarded: for=\"[2001:db8::9]:4711\";proto=https\r\n"))
                .contains(
                        "X-Forwarded-For: 2001:db8::9, 127.0.0.1",
                        "Forwarded: for=\"[2001:db8::9]\";host=\"api.internal\";proto=https, for=127.0.0.1");
        edge.ended();
    }

    @Test
    void otherFieldsOfProxiesPass() throws Exception {
        assertThat(forwarded("X-Forwarded-Client-Cert: Subject=x\r\nRemote-User: jane\r\n"))
                .contains("X-Forwarded-Client-Cert: Subject=x", "Remote-User: jane");
        edge.ended();
    }

    @Test
    void pathsAndMethodsAreNeverOverridden() throws Exception {
        assertThat(forwarded("X-Original-URL: /admin\r\nX-Rewrite-URL: /admin\r\nX-HTTP-Method-Override: DELETE\r\n"))
                .noneMatch(line -> line.contains("admin") || line.contains("DELETE"));
        edge.ended();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /shop                | /shop/base
            /shop/               | /shop/base
            /eu, /shop           | /eu/shop/base
            /                    | /base
            shop                 | /base
            //evil.example       | /base
            /shop//x             | /base
            /shop/../admin       | /base
            /shop/%2e%2e         | /base
            /shop?x              | /base
            /shop;x              | /base
            /shop, <script>      | /base
            https://evil.example | /base
            """)
    void thePartOfThePathThatTheProxyTookAwayGoesInFront(String stated, String prefix) throws Exception {
        assertThat(forwarded("X-Forwarded-Prefix: " + stated + "\r\n"))
                .filteredOn(line -> line.toLowerCase().startsWith("x-forwarded-prefix"))
                .containsExactly("X-Forwarded-Prefix: " + prefix);
        edge.ended();
    }

    @Test
    void prefixesOfSeveralFieldsAreOne() throws Exception {
        assertThat(forwarded("X-Forwarded-Prefix: /eu\r\nX-Forwarded-Prefix: /shop\r\n"))
                .contains("X-Forwarded-Prefix: /eu/shop/base");
        assertThat(forwarded("X-Forwarded-Prefix: /" + "x".repeat(255) + "\r\n"))
                .contains("X-Forwarded-Prefix: /base");
        edge.ended();
        edge.ended();
    }

    @Test
    void theIdsOfTheProxyAreTaken() throws Exception {
        assertThat(forwarded("X-Request-ID: order/7\r\ntraceparent: " + TRACE
                        + "\r\ntracestate: a=1\r\ntracestate: b=2\r\n"))
                .containsSubsequence(
                        "X-Request-ID: order/7", "traceparent: " + TRACE, "tracestate: a=1", "tracestate: b=2");
        assertThat(edge.ended().id()).isEqualTo("order/7");
    }

    @Test
    void theStateOfAnUnreadableTraceIsDropped() throws Exception {
        assertThat(forwarded("traceparent: 00-x\r\ntracestate: a=1\r\n"))
                .noneMatch(line -> line.startsWith("tracestate"))
                .anyMatch(line -> line.matches("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
        edge.ended();
    }

    @Test
    void theCallerGetsTheIdOfItsRequest() throws Exception {
        var answer = edge.ask("GET /base/x HTTP/1.1\r\nHost: a\r\nX-Request-ID: order-8\r\n\r\n");
        HEADS.poll(10, TimeUnit.SECONDS);
        edge.ended();

        assertThat(answer.header("x-request-id")).containsExactly("order-8");
    }
}
