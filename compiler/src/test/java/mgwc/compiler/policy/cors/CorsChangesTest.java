package mgwc.compiler.policy.cors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mgwc.compiler.InMemory;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.diff.EffectiveDiff;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change at an operation is judged by what held for it before, which may be what its API says. */
class CorsChangesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
            nothing                          | origins: ["https://a.example"]                      | MGW9127
            origins: ["https://a.example"]   | nothing                                             | MGW9128
            origins: ["https://a.example"]   | origins: ["*"]                                      | MGW9127
            nothing                          | origins: []                                         | MGW9134
            origins: ["https://a.example"]   | origins: ["https://a.example"], allowHeaders: [X-A] | MGW9131
            origins: ["https://a.example"], maxAge: 1h | nothing                                   | MGW9128
            """)
    void ofAnApi(String before, String after, String rule) {
        assertThat(judged(api(before), api(after))).containsValue(rule).doesNotContainValue("MGW9000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
            nothing                                            | origins: ["https://a.example"]                       | MGW9134
            nothing                                            | origins: []                                          | MGW9128
            nothing                                            | origins: ["https://a.example", "https://b.example"]  | MGW9127
            nothing                                            | origins: ["https://a.example"], allowCredentials: true | MGW9129
            origins: []                                        | nothing                                              | MGW9127
            origins: ["https://a.example"]                     | nothing                                              | MGW9134
            origins: ["https://b.example"]                     | nothing                                              | MGW9127
            origins: ["https://a.example"], allowCredentials: true | nothing                                          | MGW9130
            """)
    void ofAnOperationOfAnApiWithOneOrigin(String before, String after, String rule) {
        assertThat(judged(operation(before), operation(after)))
                .containsValue(rule)
                .doesNotContainValue("MGW9000");
    }

    private static Map<String, String> judged(InMemory before, InMemory after) {
        Map<String, String> rules = new TreeMap<>();
        List<JudgedChange> changes = EffectiveDiff.between(before.config("prod"), after.config("prod"))
                .changes();
        changes.forEach(change ->
                rules.put(change.change().path().dotted(), change.rule().id()));
        return rules;
    }

    private static InMemory api(String cors) {
        return overlay(cors == null ? "" : "  cors: {" + cors + "}\n");
    }

    private static InMemory operation(String cors) {
        String own = cors == null ? "" : "  operations: {addItem: {cors: {" + cors + "}}}\n";
        return overlay("  cors: {origins: [\"https://a.example\"]}\n" + own);
    }

    private static InMemory overlay(String spec) {
        return InMemory.shop().with("environments/prod/apis/menu-v1.yaml", """
                apiVersion: mgwc/v1
                kind: ApiOverlay
                metadata:
                  name: menu-v1
                spec:
                  targetRef: {name: menu, version: v1}
                  throttling: {tier: Unlimited}
                """ + spec);
    }
}
