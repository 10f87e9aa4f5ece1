package mgwc.gateway.jwt;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mgwc.gateway.forward.Identity;

/** An issuer's key URL on a local port, whose answer can be changed. */
final class KeyServer implements AutoCloseable {

    private final HttpServer server;
    final AtomicInteger requests = new AtomicInteger();
    volatile HttpHandler answer = exchange -> send(exchange, 404, "");

    KeyServer() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    private KeyServer(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/keys", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                answer.handle(exchange);
            }
        });
        server.start();
    }

    /** Over TLS, as a host that the certificate of the identity names. */
    static KeyServer overTls(Identity identity) throws Exception {
        HttpsServer tls = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tls.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        return new KeyServer(tls);
    }

    URI url() {
        String origin = server instanceof HttpsServer ? "https://localhost:" : "http://127.0.0.1:";
        return URI.create(origin + server.getAddress().getPort() + "/keys");
    }

    void serve(SigningKey... keys) {
        String set = SigningKey.set(keys);
        answer = exchange -> send(exchange, 200, set);
    }

    void fail(int status, String body) {
        answer = exchange -> send(exchange, status, body);
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
