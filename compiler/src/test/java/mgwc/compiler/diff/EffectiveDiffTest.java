package mgwc.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import mgwc.compiler.InMemory;
import mgwc.compiler.report.ReviewText;
import org.junit.jupiter.api.Test;

class EffectiveDiffTest {

    private static final String API = "apis/menu/v1/api.yaml";
    private static final String CONTRACT = "apis/menu/v1/openapi.yaml";
    private static final String PROD = "environments/prod/environment.yaml";
    private static final String OVERLAY = "environments/prod/apis/menu-v1.yaml";
    private static final String TIERS = "policies/tiers.yaml";
    private static final InMemory SHOP = InMemory.shop();

    /** The lines of the text without meanings, places, risks and empty lines. */
    private static List<String> changes(InMemory before, InMemory after) {
        return text(before, after)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("      "))
                .map(line -> line.replaceFirst("; .*", ""))
                .toList();
    }

    private static String text(InMemory before, InMemory after) {
        StringBuilder text = new StringBuilder();
        try {
            ReviewText.write(EffectiveDiff.between(before.config("prod"), after.config("prod")), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private static InMemory overlay(String spec) {
        return SHOP.with(OVERLAY, """
                apiVersion: mgwc/v1
                kind: ApiOverlay
                metadata:
                  name: menu-v1
                spec:
                  targetRef: {name: menu, version: v1}
                """ + spec.indent(2));
    }

    @Test
    void aChangedValueIsShownWithTheLineThatSetsItNow() {
        InMemory after = overlay("endpoints: {production: {timeouts: {response: 2s}}}");

        assertThat(text(SHOP, after)).isEqualTo("""
                API `menu-v1`
                  ~ spec.endpoints.production.timeouts.response: 5s -> 2s
                      medium, callers: The gateway gives up earlier. [MGW9205]
                      environments/prod/apis/menu-v1.yaml:7:49

                1 changed; 1 medium
                """);
    }

    @Test
    void anAddedAndARemovedBackend() {
        InMemory after = overlay("""
                endpoints:
                  production:
                    backends:
                      west: null
                      north: {url: "http://north.internal"}
                """);

        assertThat(changes(SHOP, after))
                .containsExactly(
                        "API `menu-v1`",
                        "  - spec.endpoints.production.backends.west: http://west.internal:8080",
                        "  + spec.endpoints.production.backends.north: http://north.internal",
                        "1 added, 1 removed");
    }

    @Test
    void aNewOperationIsOneChange() {
        InMemory after = SHOP.replace(CONTRACT, "components:\n", """
                  /offers:
                    get:
                      operationId: getOffers
                      security: [{oauth: ["menu:write"]}]
                      responses: {"200": {description: Offers}}
                components:
                """);

        assertThat(changes(SHOP, after))
                .containsExactly("API `menu-v1`", "  + spec.operations.getOffers: GET /offers", "1 added");
    }

    @Test
    void aRemovedOperationPointsAtWhereItWas() {
        InMemory before = SHOP.replace(CONTRACT, "components:\n", """
                  /offers:
                    get: {operationId: getOffers, responses: {"200": {description: Offers}}}
                components:
                """);

        assertThat(text(before, SHOP))
                .contains("  - spec.operations.getOffers: GET /offers\n", "\n      apis/menu/v1/openapi.yaml:18:");
    }

    @Test
    void scopesAreThoseThatHoldWhoeverSaysSo() {
        InMemory sameByTheApi = overlay("operations: {addItem: {security: {scopes: [\"menu:write\"]}}}");
        InMemory none = overlay("operations: {addItem: {security: {scopes: []}}}");
        InMemory moreInTheContract = SHOP.replace(CONTRACT, "[\"menu:write\"]", "[\"menu:write\", \"menu:admin\"]")
                .replace(CONTRACT, "Change the menu}", "Change the menu, \"menu:admin\": Own the menu}");

        assertThat(changes(SHOP, sameByTheApi)).containsExactly("no changes");
        assertThat(changes(SHOP, none)).contains("  - spec.operations.addItem.security.scopes: [menu:write]");
        assertThat(changes(SHOP, moreInTheContract))
                .contains("  ~ spec.operations.addItem.security.scopes: [menu:write] -> [menu:admin, menu:write]");
    }

    @Test
    void openingAnOperationIsShownWithTheScopesThatFallAway() {
        InMemory after = overlay("operations: {addItem: {security: {anonymous: true}}}");

        assertThat(changes(SHOP, after))
                .containsExactly(
                        "API `menu-v1`",
                        "  + spec.operations.addItem.security.anonymous: true",
                        "  - spec.operations.addItem.security.scopes: [menu:write]",
                        "1 added, 1 removed");
    }

    @Test
    void tiersIssuersAndTheEnvironmentAreSubjectsOfTheirOwn() {
        InMemory after = SHOP.edit(
                PROD, text -> text.replace("https://api.prod.example", "https://api.example") + """
                  listener: {port: 8443}
                  tiers: {Gold: {burst: 50}}
                """.indent(0));

        assertThat(changes(SHOP, after))
                .containsExactly(
                        "environment",
                        "  ~ spec.listener.port: 8080 -> 8443",
                        "issuer `corporate`",
                        "  ~ audiences: [https://api.prod.example] -> [https://api.example]",
                        "tier `Gold`",
                        "  ~ burst: 500 -> 50",
                        "3 changed");
    }

    @Test
    void aWholeApplicationIsOneChange() {
        InMemory after = SHOP.with("applications/wholesale.yaml", """
                apiVersion: mgwc/v1
                kind: Application
                metadata: {name: wholesale}
                spec:
                  credentials: {live: {clientId: wholesale}}
                  subscriptions: {menu-v1: {tier: Gold}}
                """);

        assertThat(changes(SHOP, after))
                .containsExactly("+ application `wholesale`: 1 credentials, 1 subscriptions", "1 added");
        assertThat(changes(after, SHOP))
                .containsExactly("- application `wholesale`: 1 credentials, 1 subscriptions", "1 removed");
    }

    @Test
    void ofASecretTheReferenceIsShown() {
        InMemory before = overlay("""
                endpoints:
                  production:
                    authentication: {basic: {username: gateway, password: {secretRef: {env: MENU_PASSWORD}}}}
                """);
        InMemory after = before.replace(OVERLAY, "{env: MENU_PASSWORD}", "{file: /run/secrets/menu}");

        assertThat(changes(before, after))
                .contains(
                        "  - spec.endpoints.production.authentication.basic.password.secretRef.env: MENU_PASSWORD",
                        "  + spec.endpoints.production.authentication.basic.password.secretRef.file: /run/secrets/menu");
    }

    @Test
    void newKeysInAKeySetAreAChangeAndItsFormatIsNot() {
        // the keys of RFC 7517 appendix A.1 and RFC 7515 appendix A.3
        String key =
                "\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\", \"y\": \"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\"";
        String other =
                "\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\", \"y\": \"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"";
        String keys = "{\"keys\": [{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": " + key + "}]}";
        InMemory before = SHOP.replace(PROD, "url: https://id.prod.example/jwks", "file: environments/prod/k.json")
                .with("environments/prod/k.json", keys);
        InMemory reformatted =
                before.with("environments/prod/k.json", keys.replace(" ", "").replace(",", ",\n"));
        InMemory changed = before.replace("environments/prod/k.json", key, other);

        assertThat(changes(before, reformatted)).containsExactly("no changes");
        assertThat(changes(before, changed))
                .hasSize(3)
                .element(1)
                .asString()
                .matches("  ~ jwks\\.keys: sha256:[0-9a-f]{12} -> sha256:[0-9a-f]{12}");
    }

    @Test
    void orderFormatCommentsAndWrittenDefaultsMakeNoDifference() {
        InMemory after = SHOP.edit(
                        API,
                        text -> text.replace("response: 5s", "response: 5000ms")
                                .replace("weight: 3", "weight: 3 # most of it")
                                .replace(
                                        "url: http://sandbox.internal:8080",
                                        "weight: 1\n          url: \"http://sandbox.internal:8080\"")
                                .replace("    jwt:\n", "    jwt:\n      subscription: required\n"))
                .replace(TIERS, "      requests: 6000\n      per: 1m\n", "      per: 60s\n      requests: 6000\n");

        assertThat(changes(SHOP, after)).containsExactly("no changes");
    }

    @Test
    void aBurstWrittenDownAsItIsAnywayMakesNoDifference() {
        InMemory before = SHOP.replace(TIERS, "      burst: 500\n", "");
        InMemory after = SHOP.replace(TIERS, "burst: 500", "burst: 6000");

        assertThat(changes(before, after)).containsExactly("no changes");
    }

    @Test
    void twoEnvironmentsCanBeCompared() {
        ChangeSet set = EffectiveDiff.between(SHOP.config("dev"), SHOP.config("prod"));

        assertThat(set.changes())
                .extracting(judged ->
                        judged.change().subject() + " " + judged.change().path().dotted())
                .containsExactly(
                        "issuer `corporate` audiences", "issuer `corporate` issuer", "issuer `corporate` jwks.url");
    }

    @Test
    void aCommaInAMemberOfAListDoesNotMakeTwoOfIt() {
        assertThat(changes(readingSecretWith("[vault, 'read, key']"), readingSecretWith("[vault, read, key]")))
                .contains("  ~ spec.endpoints.production.authentication.header.value.secretRef.exec:"
                        + " [vault, \"read, key\"] -> [vault, read, key]");
    }

    private static InMemory readingSecretWith(String command) {
        return overlay("endpoints: {production: {authentication: {header: {name: X-Key, value: {secretRef: {exec: "
                + command + "}}}}}}");
    }
}
