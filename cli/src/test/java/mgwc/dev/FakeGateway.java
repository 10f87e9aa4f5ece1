package mgwc.dev;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program with the admin port of a gateway. Where its working directory has a file {@code refuse}, it reloads
 * nothing.
 */
public final class FakeGateway {

    private FakeGateway() {}

    /** Takes the release directory. */
    public static void main(String[] arguments) throws IOException {
        JsonNode config = JsonMapper.shared().readTree(Path.of(arguments[0], "gateway.json"));
        int port = config.path("admin").path("port").intValue();
        HttpServer admin = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        admin.createContext("/ready", exchange -> answer(exchange, 200, ""));
        admin.createContext(
                "/reload", exchange -> answer(exchange, Files.exists(Path.of("refuse")) ? 422 : 200, "told so"));
        admin.createContext("/die", exchange -> Runtime.getRuntime().halt(9));
        admin.start();
        System.out.println("serving");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
