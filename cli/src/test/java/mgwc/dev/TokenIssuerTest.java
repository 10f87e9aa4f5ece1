package mgwc.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mgwc.dev.LocalIssuer.Grant;
import mgwc.dev.TokenIssuer.Request;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final TokenIssuer tokens = new TokenIssuer(Plans.production());

    @Test
    void takesTheFirstApplicationsProductionCredentialWhenNothingIsNamed() {
        assertThat(tokens.grant(new Request(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), HOUR)))
                .isEqualTo(new Grant(
                        "https://id.acme.example",
                        "https://api.acme.example",
                        "client_id",
                        "batch-live",
                        List.of(),
                        HOUR));
    }

    @Test
    void grantsWhatIsNamed() {
        Request request = new Request(
                Optional.of("web-shop"), Optional.of("a-test"), Optional.of("partners"), List.of("order:read"), HOUR);

        assertThat(tokens.grant(request))
                .isEqualTo(new Grant(
                        "https://id.partners.example",
                        "https://api.acme.example",
                        "azp",
                        "web-shop-test",
                        List.of("order:read"),
                        HOUR));
    }

    @Test
    void saysWhatThereIsInsteadOfAnUnknownName() {
        assertThatThrownBy(() -> tokens.grant(
                        new Request(Optional.of("shop"), Optional.empty(), Optional.empty(), List.of(), HOUR)))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("no application `shop`; there are `batch` and `web-shop`");
        assertThatThrownBy(() -> tokens.grant(
                        new Request(Optional.empty(), Optional.of("x"), Optional.empty(), List.of(), HOUR)))
                .hasMessage("no credential `x`; there are `a-test` and `live`");
        assertThatThrownBy(() -> tokens.grant(
                        new Request(Optional.empty(), Optional.empty(), Optional.of("x"), List.of(), HOUR)))
                .hasMessage("no issuer `x`; there are `corporate` and `partners`");
    }
}
