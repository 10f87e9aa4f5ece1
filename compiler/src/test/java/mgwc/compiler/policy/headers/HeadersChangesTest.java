package mgwc.compiler.policy.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import mgwc.compiler.InMemory;
import mgwc.compiler.diff.EffectiveDiff;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change at an operation is judged by what held for it before, which may be what its API says. */
class HeadersChangesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
            nothing                                       | request: {set: {X-A: {value: a}}}             | MGW9137
            request: {set: {X-A: {value: a}}}             | nothing                                       | MGW9137
            request: {set: {X-A: {value: a}}}             | request: {set: {X-A: {claim: a}}}             | MGW9135
            request: {set: {X-A: {claim: a}}}             | request: {set: {X-A: {claim: b}}}             | MGW9135
            request: {set: {X-A: {claim: a}}}             | request: {remove: [X-A]}                      | MGW9137
            nothing                                       | response: {add: {X-A: {application: owner}}}  | MGW9135
            nothing                                       | response: {remove: [Server]}                  | MGW9138
            nothing                                       | response: {remove: [x-frame-options]}         | MGW9136
            response: {set: {X-Frame-Options: {value: a}}} | nothing                                      | MGW9136
            response: {set: {X-Frame-Options: {value: a}}} | response: {set: {X-Frame-Options: {value: b}}} | MGW9165
            response: {set: {X-Frame-Options: {value: a}}} | response: {set: {x-frame-options: {claim: b}}} | MGW9165
            response: {set: {X-Frame-Options: {value: a}}} | response: {set: {X-Frame-Options: {value: a}, X-A: {value: a}}} | MGW9138
            """)
    void ofAnApi(String before, String after, String rule) {
        assertThat(judged(overlay(before, null), overlay(after, null)))
                .containsValue(rule)
                .doesNotContainValue("MGW9000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
            nothing                                       | request: {set: {X-A: {value: a}}}             | MGW9136
            nothing                                       | response: {set: {x-frame-options: {value: b}}} | MGW9165
            response: {remove: [Server]}                  | nothing                                       | MGW9138
            """)
    void ofAnOperationOfAnApiThatProtects(String before, String after, String rule) {
        String api = "response: {set: {X-Frame-Options: {value: a}}}";

        assertThat(judged(overlay(api, before), overlay(api, after)))
                .containsValue(rule)
                .doesNotContainValue("MGW9000");
    }

    private static Map<String, String> judged(InMemory before, InMemory after) {
        Map<String, String> rules = new TreeMap<>();
        EffectiveDiff.between(before.config("prod"), after.config("prod"))
                .changes()
                .forEach(change ->
                        rules.put(change.change().path().dotted(), change.rule().id()));
        return rules;
    }

    private static InMemory overlay(String api, String operation) {
        String spec = "  throttling: {tier: Unlimited}\n"
                + (api == null ? "" : "  headers: {" + api + "}\n")
                + (operation == null ? "" : "  operations: {addItem: {headers: {" + operation + "}}}\n");
        return InMemory.shop().with("environments/prod/apis/menu-v1.yaml", """
                apiVersion: mgwc/v1
                kind: ApiOverlay
                metadata:
                  name: menu-v1
                spec:
                  targetRef: {name: menu, version: v1}
                """ + spec);
    }
}
