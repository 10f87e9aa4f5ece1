package mgwc.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.Shop;
import mgwc.it.stage.Tokens;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways: one keeps the tokens that it verified, the other forwards them to the backends. */
class KeepsTokensIT {

    private static final RawBackend BACKEND = RawBackend.answering(RawBackend.OK);

    private static Gateway keeping;
    private static Gateway forwarding;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        Workspace workspace = new Shop().with("PRODUCTION", BACKEND.port()).workspace(scratch);
        keeping = Gateway.start(workspace.build("test", scratch.resolve("kept")), scratch.resolve("keeping"));
        workspace.edit(
                "apis/shop/v1/api.yaml",
                "      issuers: [corporate]\n",
                "      issuers: [corporate]\n      forwardToken: true\n");
        forwarding = Gateway.start(workspace.build("test", scratch.resolve("passed")), scratch.resolve("forwarding"));
    }

    @BeforeEach
    void forget() {
        BACKEND.forget();
    }

    @AfterAll
    static void close() {
        keeping.close();
        forwarding.close();
        BACKEND.close();
    }

    @Test
    void aVerifiedTokenStaysAtTheGateway() {
        assertThat(received(keeping, keeping.request("/shop/v1/items", Tokens.of("store"))))
                .startsWith("GET /backend/items ")
                .doesNotContainIgnoringCase("authorization", "bearer");
    }

    @Test
    void theApiCanSayThatBackendsGetIt() {
        String token = Tokens.of("store");

        assertThat(received(forwarding, forwarding.request("/shop/v1/items", token)))
                .contains("\r\nAuthorization: Bearer " + token + "\r\n");
    }

    @Test
    void anOpenOperationPassesOnCredentialsThatTheGatewayDidNotUse() {
        assertThat(received(keeping, keeping.request("/shop/v1/open/door").header("Authorization", "Basic eDp5")))
                .contains("\r\nAuthorization: Basic eDp5\r\n");
    }

    private static String received(Gateway gateway, HttpRequest.Builder request) {
        assertThat(gateway.send(request).statusCode()).isEqualTo(200);
        assertThat(BACKEND.requests()).hasSize(1);
        return BACKEND.requests().getFirst();
    }
}
