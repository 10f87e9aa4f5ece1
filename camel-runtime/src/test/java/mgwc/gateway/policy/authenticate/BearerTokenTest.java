package mgwc.gateway.policy.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which characters a bearer token may have (RFC 6750 section 2.1). */
class BearerTokenTest {

    @Test
    void aTokenHasTheCharactersOfTheRfcAndNoOther() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String token = "a" + c + "b";
            boolean allowed = token.matches("[A-Za-z0-9._~+/=-]+");

            assertThat(BearerToken.of(List.of("Bearer " + token)))
                    .as("character %d", (int) c)
                    .isInstanceOf(allowed ? BearerToken.Presented.class : BearerToken.Malformed.class);
        }
    }
}
