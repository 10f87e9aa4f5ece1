package mgwc.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

    @Test
    void oneCodeAlwaysComesWithOneStatusAndOneTitle() throws Exception {
        var catalogue = catalogue();

        assertThat(catalogue).hasSizeGreaterThanOrEqualTo(13);
        for (Problem one : catalogue) {
            assertThat(catalogue)
                    .filteredOn(other -> other.code() == one.code())
                    .allMatch(other ->
                            other.status() == one.status() && other.title().equals(one.title()));
            assertThat(one.status()).isBetween(400, 599);
            assertThat(one.status() == 401).isEqualTo(one.challenge().isPresent() && one.status() != 403);
            assertThat(one.status() == 429).isEqualTo(one.retryAfterSeconds().isPresent());
        }
    }

    private static List<Problem> catalogue() throws ReflectiveOperationException {
        var problems = new ArrayList<Problem>();
        for (var factory : Problem.class.getDeclaredMethods()) {
            if (!Modifier.isStatic(factory.getModifiers())
                    || factory.getReturnType() != Problem.class
                    || factory.getName().equals("of")) {
                continue;
            }
            Object[] arguments = Arrays.stream(factory.getParameterTypes())
                    .map(type -> type == long.class ? (Object) 1L : type == String.class ? "text" : List.of("scope"))
                    .toArray();
            problems.add((Problem) factory.invoke(null, arguments));
        }
        return problems;
    }
}
