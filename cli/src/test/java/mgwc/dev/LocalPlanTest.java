package mgwc.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.Admin;
import mgwc.compiler.plan.GatewayPlan.Listener;
import mgwc.compiler.step.ApplicationDefinition;
import mgwc.compiler.step.IssuerDefinition;
import mgwc.compiler.step.Steps;
import mgwc.compiler.step.TierDefinition;
import mgwc.compiler.step.UpstreamDefinition;
import mgwc.compiler.step.UpstreamDefinition.Backend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPlanTest {

    private final GatewayPlan production = Plans.production();
    private final GatewayPlan local = LocalPlan.of(
            production, URI.create("http://127.0.0.1:4000"), "{\"keys\":[]}", 8080, 9090, RealBackends.NONE);

    @Test
    void everyBackendBecomesAMockOfItsOwnWithTheSameShare() {
        assertThat(upstream().backends())
                .containsExactly(
                        new Backend("east", "http://127.0.0.1:4000/orders-v1/production/east", 3),
                        new Backend("west", "http://127.0.0.1:4000/orders-v1/production/west", 1),
                        new Backend("spare", "http://127.0.0.1:4000/orders-v1/production/spare", 0));
    }

    @Test
    void anApiWithRealBackendsKeepsThemWithTheirCredentials() {
        GatewayPlan real = localWith("orders-v1");

        assertThat(upstream(real)).isEqualTo(upstream(production));
    }

    @Test
    void anApiMayGoToABackendOfTheDevelopersOwn() {
        UpstreamDefinition own = upstream(localWith("orders-v1=http://127.0.0.1:3000/api/"));

        assertThat(own.backends()).extracting(Backend::url).containsOnly("http://127.0.0.1:3000/api");
        assertThat(own.authentication()).isEmpty();
    }

    @Test
    void anotherApiStaysMocked() {
        assertThat(localWith("orders-v2=http://127.0.0.1:3000", "orders")).isEqualTo(local);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=http://127.0.0.1", "a=", "a=ftp://h", "a=http:", "a=http://h?x", "a=h:80", "a,a"})
    void whatIsNoApiOrNoUrlIsRefused(String texts) {
        assertThatThrownBy(() -> RealBackends.parse(List.of(texts.split(",", -1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`");
    }

    private GatewayPlan localWith(String... real) {
        return LocalPlan.of(
                production,
                URI.create("http://127.0.0.1:4000"),
                "{\"keys\":[]}",
                8080,
                9090,
                RealBackends.parse(List.of(real)));
    }

    @Test
    void issuersKeepTheirNamesAndTrustTheLocalKey() {
        IssuerDefinition issuer = local.definitions().of(IssuerDefinition.KIND).get("partners");

        assertThat(issuer)
                .isEqualTo(new IssuerDefinition(
                        "https://id.partners.example",
                        List.of("https://api.acme.example", "https://other.example"),
                        List.of("RS256"),
                        new IssuerDefinition.Keys.Bundled("{\"keys\":[]}"),
                        List.of("azp", "sub"),
                        Duration.ofSeconds(30)));
    }

    @Test
    void nothingIsLeftThatNeedsASecretOrAFileOfAnotherMachine() {
        assertThat(production.toString())
                .contains("SECRET")
                .contains("/etc/pki")
                .contains("/run/tls");
        assertThat(local.toString())
                .doesNotContain("SECRET")
                .doesNotContain("/etc/pki")
                .doesNotContain("/run/tls");
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(local.listener())
                .isEqualTo(new Listener("127.0.0.1", 8080, Optional.empty(), Optional.empty(), Steps.NONE));
        assertThat(local.admin()).isEqualTo(new Admin("127.0.0.1", 9090, List.of(), false));
    }

    @Test
    void leavesEverythingElseAsTheEnvironmentHasIt() {
        assertThat(local.environment()).isEqualTo("prod");
        assertThat(local.apis()).isEqualTo(production.apis());
        assertThat(local.definitions().of(TierDefinition.KIND))
                .isEqualTo(production.definitions().of(TierDefinition.KIND));
        assertThat(local.definitions().of(ApplicationDefinition.KIND))
                .isEqualTo(production.definitions().of(ApplicationDefinition.KIND));
        assertThat(upstream().timeouts()).isEqualTo(upstream(production).timeouts());
    }

    private UpstreamDefinition upstream() {
        return upstream(local);
    }

    private static UpstreamDefinition upstream(GatewayPlan plan) {
        return plan.definitions().of(UpstreamDefinition.KIND).get(Plans.PRODUCTION);
    }
}
