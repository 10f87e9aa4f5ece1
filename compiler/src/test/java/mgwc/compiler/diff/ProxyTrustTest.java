package mgwc.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import mgwc.compiler.InMemory;
import mgwc.compiler.report.ReviewText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is trusted additionally, or no longer; the words of the list do not matter. */
class ProxyTrustTest {

    private static final String PROD = "environments/prod/environment.yaml";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            networks: [10.0.0.0/8]               | networks: [10.0.0.0/8, 192.0.2.1]          | MGW9124
            networks: [10.0.0.0/8, 192.0.2.1]    | networks: [10.0.0.0/8]                     | MGW9125
            networks: [10.20.0.0/16]             | networks: [10.0.0.0/8]                     | MGW9124
            networks: [10.0.0.0/8]               | networks: [10.20.0.0/16]                   | MGW9125
            networks: [10.20.0.0/16]             | networks: [10.30.0.0/16]                   | MGW9124
            networks: [10.0.0.0/8]               | networks: ["::ffff:10.0.0.0/104"]          | MGW9126
            networks: [10.0.0.0/8]               | networks: [10.0.0.0/9, 10.128.0.0/9]       | MGW9126
            networks: [10.0.0.0/9, 10.128.0.0/9] | networks: [10.0.0.0/8]                     | MGW9126
            hops: 1                              | hops: 2                                    | MGW9124
            hops: 2                              | hops: 1                                    | MGW9125
            """)
    void oneChangeOfOneField(String before, String after, String rule) {
        assertThat(diff(before, after)).contains("[" + rule + "]", "1 changed;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            networks: [10.0.0.0/8] | hops: 1                | MGW9124
            hops: 1                | networks: [10.0.0.0/8] | MGW9125
            """)
    void hopsTrustEveryPeerAndNetworksOnlySome(String before, String after, String rule) {
        assertThat(diff(before, after)).containsPattern("(?s)\\[" + rule + "].*\\[" + rule + "].*1 added, 1 removed");
    }

    private static String diff(String before, String after) {
        StringBuilder text = new StringBuilder();
        try {
            ReviewText.write(
                    EffectiveDiff.between(
                            trusting(before).config("prod"), trusting(after).config("prod")),
                    text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private static InMemory trusting(String proxies) {
        return InMemory.shop().replace(PROD, "spec:\n", "spec:\n  listener: {trustedProxies: {" + proxies + "}}\n");
    }
}
