package mgwc.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void aProblemIsWrittenWithTheFieldsOfRfc9457AndItsCode() {
        var problem = Problem.requestTimeout();

        assertThat(new String(ProblemJson.write(problem, Optional.of("urn:uuid:1")), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"urn:mgwc:problem:900408\",\"title\":\"Request Timeout\",\"status\":408,"
                        + "\"code\":900408,\"detail\":\"the request body did not arrive in time\","
                        + "\"instance\":\"urn:uuid:1\"}\n");
    }

    @Test
    void whateverTheDetailHoldsTheBodyIsOneJsonObjectThatSaysTheSame() {
        for (String detail :
                List.of("a \"quote\" \\ back", "line\r\nbreak\ttab\u0000nul", "\u20ac \ud83c\udf55", "</script>")) {
            JsonNode read = JSON.readTree(ProblemJson.write(Problem.malformedRequest(detail)));

            assertThat(read.get("detail").asString()).isEqualTo(detail);
            assertThat(read.propertyNames()).containsExactly("type", "title", "status", "code", "detail");
        }
    }

    @Test
    void halfASurrogatePairDoesNotBreakTheBody() {
        JsonNode read = JSON.readTree(ProblemJson.write(Problem.malformedRequest("x\ud83cy")));

        assertThat(read.get("detail").asString()).startsWith("x").endsWith("y");
    }
}
