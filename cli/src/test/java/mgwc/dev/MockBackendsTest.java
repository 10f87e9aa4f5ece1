package mgwc.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.dev.MockBackends.Mock;
import mgwc.value.HttpMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MockBackendsTest {

    private static final Contract CONTRACT = Contracts.contract(
            Contracts.document("""
                    {'paths': {
                       '/orders/{id}': {'get': {'responses': {'200': {'content': {'application/json': {'example': 'one'}}}}}},
                       '/orders/export': {'get': {'responses': {'200': {'content': {'text/csv': {'example': 'all'}}}}}}}}"""),
            Contracts.operation(HttpMethod.GET, "/orders/{id}"),
            Contracts.operation(HttpMethod.GET, "/orders/export"));

    private final HttpClient client = HttpClient.newHttpClient();
    private MockBackends mocks;

    @BeforeEach
    void start() throws IOException {
        mocks = MockBackends.start(Duration.ZERO);
        mocks.mock(Map.of(
                "/orders-v1/production/east", new Mock("east", Optional.of(CONTRACT)),
                "/orders-v1/production/west", new Mock("west", Optional.of(CONTRACT))));
    }

    @AfterEach
    void stop() {
        mocks.close();
        client.close();
    }

    @Test
    void eachBackendSaysWhichOneItIs() throws Exception {
        assertThat(get("/orders-v1/production/east/orders/7").headers().firstValue("X-Backend"))
                .contains("east");
        assertThat(get("/orders-v1/production/west/orders/7").headers().firstValue("X-Backend"))
                .contains("west");
    }

    @Test
    void answersWhatTheContractPromises() throws Exception {
        HttpResponse<String> one = get("/orders-v1/production/east/orders/7");

        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(one.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(one.body()).isEqualTo("\"one\"");
    }

    @Test
    void prefersALiteralSegmentToAParameter() throws Exception {
        assertThat(get("/orders-v1/production/east/orders/export").body()).isEqualTo("all");
    }

    @Test
    void saysWhatIsNotThere() throws Exception {
        assertThat(get("/orders-v1/production/east/nothing").body())
                .isEqualTo("{\"status\":404,\"detail\":\"the contract has no `GET /nothing`\"}");
        assertThat(get("/other-v1/production/east/orders/7").statusCode()).isEqualTo(404);
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void canBeGivenOtherBackendsWhileItRuns() throws Exception {
        mocks.mock(Map.of("/orders-v1/production/north", new Mock("north", Optional.empty())));

        assertThat(get("/orders-v1/production/north/x").statusCode()).isEqualTo(200);
        assertThat(get("/orders-v1/production/east/orders/7").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(mocks.address().resolve(path)).build(), BodyHandlers.ofString());
    }
}
