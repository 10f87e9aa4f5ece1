package mgwc.it.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citrusframework.http.actions.HttpActionBuilder.http;

import java.nio.file.Path;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.PlayedBackend;
import mgwc.it.stage.Shop;
import mgwc.it.stage.Tokens;
import org.citrusframework.TestCaseRunner;
import org.citrusframework.annotations.CitrusResource;
import org.citrusframework.annotations.CitrusTest;
import org.citrusframework.http.client.HttpClient;
import org.citrusframework.junit.jupiter.CitrusSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;

/** What a caller sends reaches the backend, and what the backend answers reaches the caller. */
@CitrusSupport
class ForwardsRequestsIT {

    private static final PlayedBackend BACKEND = PlayedBackend.open("shop-backend");
    private static Gateway gateway;
    private static HttpClient caller;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        gateway = new Shop().with("PRODUCTION", BACKEND.port()).open(scratch);
        caller = PlayedBackend.callerOf(gateway);
    }

    @AfterAll
    static void close() {
        gateway.close();
        BACKEND.close();
    }

    @Test
    @CitrusTest
    void pathBelowTheBasePathQueryAndHeadersReachTheBackend(@CitrusResource TestCaseRunner play) {
        play.when(http().client(caller)
                .send()
                .get("/shop/v1/items/42")
                .queryParam("colour", "red")
                .queryParam("size", "L")
                .message()
                .header("Authorization", "Bearer " + Tokens.of("store"))
                .header("X-Basket", "b-7")
                .accept("application/json")
                .fork(true));
        play.then(http().server(BACKEND.server())
                .receive()
                .get("/backend/items/42")
                .queryParam("colour", "red")
                .queryParam("size", "L")
                .message()
                .header("X-Basket", "b-7")
                .header("Accept", "application/json"));
        play.then(http().server(BACKEND.server())
                .send()
                .response(HttpStatus.OK)
                .message()
                .contentType("application/json")
                .header("X-Stock", "3")
                .body("{\"id\":42,\"state\":\"NEW\"}"));
        play.then(http().client(caller)
                .receive()
                .response(HttpStatus.OK)
                .message()
                .header("X-Stock", "3")
                .body("{\"id\":42,\"state\":\"NEW\"}"));
    }

    @Test
    @CitrusTest
    void bodyOfTheRequestAndStatusOfTheAnswerPassThrough(@CitrusResource TestCaseRunner play) {
        play.when(http().client(caller)
                .send()
                .post("/shop/v1/items")
                .message()
                .header("Authorization", "Bearer " + Tokens.of("store", "item:write"))
                .contentType("application/json")
                .body("{\"name\":\"Lamp\",\"price\":\"12.50\"}")
                .fork(true));
        play.then(http().server(BACKEND.server())
                .receive()
                .post("/backend/items")
                .message()
                .header("Content-Type", "application/json;charset=UTF-8")
                .body("{\"name\":\"Lamp\",\"price\":\"12.50\"}"));
        play.then(http().server(BACKEND.server())
                .send()
                .response(HttpStatus.CREATED)
                .message()
                .header("Location", "/items/43"));
        play.then(http().client(caller)
                .receive()
                .response(HttpStatus.CREATED)
                .message()
                .header("Location", "/items/43"));
    }

    @Test
    @CitrusTest
    void errorOfTheBackendIsItsOwn(@CitrusResource TestCaseRunner play) {
        play.when(
                http().client(caller).send().get("/shop/v1/open/door").message().fork(true));
        play.then(http().server(BACKEND.server()).receive().get("/backend/open/door"));
        play.then(http().server(BACKEND.server())
                .send()
                .response(HttpStatus.INTERNAL_SERVER_ERROR)
                .message()
                .contentType("text/plain")
                .body("the door is stuck"));
        play.then(http().client(caller)
                .receive()
                .response(HttpStatus.INTERNAL_SERVER_ERROR)
                .message()
                .body("the door is stuck"));
    }

    @Test
    void gatewayLogsNothingAboutGoodRequests() {
        assertThat(gateway.log()).doesNotContain("ERROR").doesNotContain("WARN");
    }
}
