package mgwc.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mgwc.compiler.InMemory;
import mgwc.compiler.report.CompareText;
import org.junit.jupiter.api.Test;

class CompareTextTest {

    private static final InMemory SHOP = InMemory.shop();
    private static final List<String> NAMES = List.of("dev", "prod");

    private static List<EnvironmentDifference> differences(InMemory workspace) {
        return EnvironmentDifference.between(workspace.config("dev"), workspace.config("prod"));
    }

    private static InMemory overlay(String environment, String spec) {
        return SHOP.with("environments/" + environment + "/apis/menu-v1.yaml", """
                apiVersion: mgwc/v1
                kind: ApiOverlay
                metadata:
                  name: menu-v1
                spec:
                  targetRef: {name: menu, version: v1}
                """ + spec.indent(2));
    }

    @Test
    void whatOnlyOneEnvironmentSaysComesFirst() {
        InMemory workspace = overlay("prod", "endpoints: {production: {timeouts: {response: 2s}}}");

        assertThat(CompareText.text(differences(workspace), NAMES)).isEqualTo("""
                one-sided: only one of the two says so, the other may have been forgotten
                  API `menu-v1`
                    spec.endpoints.production.timeouts.response
                      dev   5s  (apis/menu/v1/api.yaml:11:19)
                      prod  2s  (environments/prod/apis/menu-v1.yaml:7:49)

                intentional: each environment sets its own value
                  issuer `corporate`
                    audiences
                      dev   [https://api.dev.example]  (environments/dev/environment.yaml:9:18)
                      prod  [https://api.prod.example]  (environments/prod/environment.yaml:9:18)
                    issuer
                      dev   https://id.dev.example  (environments/dev/environment.yaml:8:15)
                      prod  https://id.prod.example  (environments/prod/environment.yaml:8:15)
                    jwks.url
                      dev   https://id.dev.example/jwks  (environments/dev/environment.yaml:11:14)
                      prod  https://id.prod.example/jwks  (environments/prod/environment.yaml:11:14)

                4 differences: 1 one-sided, 3 intentional
                """);
    }

    @Test
    void whatAnOverlayTookOutIsOneSided() {
        InMemory workspace = overlay("prod", "endpoints: {production: {backends: {west: null}}}");

        assertThat(differences(workspace))
                .filteredOn(difference -> difference.intent() == Intent.ONE_SIDED)
                .extracting(difference -> difference.change().path().dotted())
                .containsExactly("spec.endpoints.production.backends.west");
    }

    @Test
    void aDefaultAgainstAWrittenValueIsOneSided() {
        InMemory workspace =
                SHOP.edit("environments/prod/environment.yaml", text -> text + "  listener: {port: 8443}\n");

        assertThat(CompareText.text(differences(workspace), NAMES)).contains("""
                    spec.listener.port
                      dev   8080  (default)
                      prod  8443  (environments/prod/environment.yaml:12:20)
                """);
    }

    @Test
    void anApiThatLabelsKeepOutIsThereBySelection() {
        InMemory workspace = SHOP.edit(
                "environments/prod/environment.yaml", text -> text + "  apis: {matchLabels: {channel: public}}\n");

        assertThat(differences(workspace))
                .filteredOn(difference -> difference.intent() == Intent.SELECTED)
                .extracting(difference -> difference.change().subject().toString())
                .containsExactly("API `menu-v1`", "application `web`");
    }

    @Test
    void equalEnvironmentsHaveNoDifferences() {
        InMemory workspace = SHOP.edit("environments/prod/environment.yaml", text -> text.replace(".prod.", ".dev."));

        assertThat(CompareText.text(differences(workspace), NAMES)).isEqualTo("no differences\n");
        assertThat(CompareText.markdown(differences(workspace), NAMES)).endsWith("no differences\n\n");
    }
}
