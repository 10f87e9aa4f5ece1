package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.request.TrustedProxies;
import mgwc.gateway.step.RequestPhase;
import mgwc.gateway.step.ResponsePhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps change header fields of requests and responses, and nobody else can undo it. */
class ChangedHeadersTest {

    private static final RequestPhase TENANT = (request, resume) -> {
        request.changeHeaders().set("x-tenant", "acme");
        return true;
    };

    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    private RawBackend backend;
    private String response = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @BeforeEach
    void start() throws Exception {
        backend = new RawBackend(gateway -> {
            while (true) {
                String head = gateway.readHead();
                if (head.contains("chunked")) {
                    gateway.drain("3\r\nabc\r\n0\r\n\r\n".length());
                }
                heads.add(head);
                gateway.send(response);
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        backend.close();
    }

    private List<String> received() throws InterruptedException {
        return heads.poll(10, TimeUnit.SECONDS).lines().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-tenant", "close, X-Tenant", "X-Other,X-TENANT ,keep-alive"})
    void aCallerCannotNominateAFieldThatAStepSets(String nominated) throws Exception {
        try (var edge = ForwardingEdge.to(backend).through(TENANT).start()) {
            edge.ask("GET /base/x HTTP/1.1\r\nHost: a\r\nX-Other: 1\r\nX-Tenant: evil\r\nConnection: " + nominated
                    + "\r\n\r\n");

            assertThat(received())
                    .contains("x-tenant: acme")
                    .doesNotContain("X-Tenant: evil")
                    .noneMatch(line -> line.startsWith("X-Other") && nominated.contains("X-Other"));
        }
    }

    @Test
    void nominatedFramingStaysAsItIs() throws Exception {
        try (var edge = ForwardingEdge.to(backend).through(TENANT).start()) {
            var answer = edge.ask("POST /base/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
                    + "Connection: Transfer-Encoding, Host, Connection\r\n\r\n3\r\nabc\r\n0\r\n\r\n");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(received()).contains("transfer-encoding: chunked", "X-Forwarded-Host: a");
        }
    }

    /** Else a field that a proxy states could be changed before the gateway has read it. */
    @Test
    void theGatewayReadsItsOwnFieldsBeforeTheFirstChange() throws Exception {
        RequestPhase spoiling = (request, resume) -> {
            for (String name : List.of("x-forwarded-for", "x-request-id", "traceparent", "origin")) {
                request.changeHeaders().remove(name);
            }
            return true;
        };
        try (var edge = ForwardingEdge.to(backend)
                .behind(TrustedProxies.ofHops(1))
                .through(spoiling)
                .start()) {
            edge.ask("GET /base/x HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.9\r\nX-Request-ID: order-7\r\n"
                    + "Origin: https://shop.example\r\n\r\n");

            assertThat(received())
                    .contains("X-Forwarded-For: 203.0.113.9, 127.0.0.1", "X-Request-ID: order-7")
                    .noneMatch(line -> line.startsWith("Origin"));
            assertThat(edge.ended().origin()).isEqualTo("https://shop.example");
        }
    }

    @Test
    void aFieldThatAStepRemovesFromResponsesIsNotInAnInterimResponseEither() throws Exception {
        response = "HTTP/1.1 103 Early Hints\r\nX-Internal: 1\r\n\r\n" + response;
        ResponsePhase removing = (request, head) -> head.headers().remove("x-internal");
        try (var edge = ForwardingEdge.to(backend).through(removing).start()) {
            assertThat(edge.get("/base/x").status()).isEqualTo(200);
        }
        try (var edge = ForwardingEdge.to(backend).start()) {
            assertThat(edge.get("/base/x").status()).isEqualTo(103);
        }
    }
}
