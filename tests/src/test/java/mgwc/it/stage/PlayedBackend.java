package mgwc.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.citrusframework.http.client.HttpClient;
import org.citrusframework.http.endpoint.builder.HttpEndpoints;
import org.citrusframework.http.server.HttpServer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A backend whose part a test plays: it receives each request and says what to answer. */
public record PlayedBackend(HttpServer server, int port) implements AutoCloseable {

    public static PlayedBackend open(String name) {
        ServerConnector connector = new ServerConnector(new Server());
        connector.setHost("127.0.0.1");
        try {
            connector.open();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        HttpServer server = HttpEndpoints.http()
                .server()
                .connector(connector)
                .autoStart(true)
                .timeout(10_000)
                .build();
        server.setName(name);
        server.initialize();
        return new PlayedBackend(server, connector.getLocalPort());
    }

    /** A caller of the gateway whose part the test plays. */
    public static HttpClient callerOf(Gateway gateway) {
        return HttpEndpoints.http()
                .client()
                .requestUrl(gateway.api().toString())
                .timeout(10_000)
                .build();
    }

    @Override
    public void close() {
        server.stop();
    }
}
