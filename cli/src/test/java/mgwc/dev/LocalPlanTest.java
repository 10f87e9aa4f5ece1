package mgwc.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.BackendPlan;
import mgwc.compiler.plan.GatewayPlan.IssuerPlan;
import mgwc.compiler.plan.GatewayPlan.KeysPlan;
import mgwc.compiler.plan.GatewayPlan.UpstreamPlan;
import mgwc.model.Environment.Admin;
import mgwc.model.Environment.Listener;
import org.junit.jupiter.api.Test;

class LocalPlanTest {

    private final GatewayPlan production = Plans.production();
    private final GatewayPlan local =
            LocalPlan.of(production, URI.create("http://127.0.0.1:4000"), "{\"keys\":[]}", 8080, 9090);

    @Test
    void everyBackendBecomesAMockOfItsOwnWithTheSameShare() {
        assertThat(upstream().backends())
                .containsExactly(
                        new BackendPlan("east", "http://127.0.0.1:4000/orders-v1/production/east", 3),
                        new BackendPlan("west", "http://127.0.0.1:4000/orders-v1/production/west", 1),
                        new BackendPlan("spare", "http://127.0.0.1:4000/orders-v1/production/spare", 0));
    }

    @Test
    void issuersKeepTheirNamesAndTrustTheLocalKey() {
        IssuerPlan issuer = local.issuers().get("partners");

        assertThat(issuer)
                .isEqualTo(new IssuerPlan(
                        "https://id.partners.example",
                        List.of("https://api.acme.example", "https://other.example"),
                        List.of("RS256"),
                        new KeysPlan.Bundled("{\"keys\":[]}"),
                        List.of("azp", "sub"),
                        production.issuers().get("partners").clockSkew()));
    }

    @Test
    void nothingIsLeftThatNeedsASecretOrAFileOfAnotherMachine() {
        assertThat(local.toString())
                .doesNotContain("SECRET")
                .doesNotContain("/etc/pki")
                .doesNotContain("/run/tls");
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(local.listener()).isEqualTo(new Listener("127.0.0.1", 8080, Optional.empty(), Optional.empty()));
        assertThat(local.admin()).isEqualTo(new Admin("127.0.0.1", 9090));
    }

    @Test
    void leavesEverythingElseAsTheEnvironmentHasIt() {
        assertThat(local.environment()).isEqualTo("prod");
        assertThat(local.apis()).isEqualTo(production.apis());
        assertThat(local.tiers()).isEqualTo(production.tiers());
        assertThat(local.applications()).isEqualTo(production.applications());
        assertThat(upstream().timeouts())
                .isEqualTo(production.upstreams().get("orders-v1/production").timeouts());
    }

    private UpstreamPlan upstream() {
        return local.upstreams().get("orders-v1/production");
    }
}
