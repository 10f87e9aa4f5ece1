package mgwc.it.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.Shop;
import mgwc.it.stage.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is beyond a tier gets 429 and when to come back. The tiers here refill too slowly to matter to a test. */
class ThrottlesIT {

    private static final RawBackend BACKEND = RawBackend.answering(RawBackend.OK);
    private static Gateway gateway;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        gateway = new Shop().with("PRODUCTION", BACKEND.port()).open(scratch);
    }

    @AfterAll
    static void close() {
        gateway.close();
        BACKEND.close();
    }

    @Test
    void operationIsLimitedForEveryoneTogether() {
        for (int request = 1; request <= 3; request++) {
            assertThat(gateway.get("/shop/v1/metered").statusCode()).isEqualTo(200);
        }
        expectThrottled(gateway.get("/shop/v1/metered"), 900802);
        assertThat(gateway.get("/shop/v1/open/door").statusCode()).isEqualTo(200);
    }

    @Test
    void subscriptionIsLimitedOverAllOperationsOfTheApi() {
        String thrifty = Tokens.of("thrifty");
        assertThat(gateway.get("/shop/v1/items", thrifty).statusCode()).isEqualTo(200);
        assertThat(gateway.get("/shop/v1/items/1", Tokens.of("thrifty")).statusCode())
                .isEqualTo(200);

        expectThrottled(gateway.get("/shop/v1/items/2", thrifty), 900804);
        assertThat(gateway.get("/shop/v1/items", Tokens.of("store")).statusCode())
                .isEqualTo(200);
    }

    private static void expectThrottled(HttpResponse<String> answer, int code) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Long.parseLong(seconds)).isBetween(1L, 3600L));
        assertThat(answer.body()).contains("\"code\":" + code);
    }
}
