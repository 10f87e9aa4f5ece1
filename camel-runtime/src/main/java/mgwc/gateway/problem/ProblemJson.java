package mgwc.gateway.problem;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.io.JsonStringEncoder;

/** The {@code application/problem+json} representation of a {@link Problem} (RFC 9457 section 3). */
public final class ProblemJson {

    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemJson() {}

    public static byte[] write(Problem problem) {
        return write(problem, Optional.empty());
    }

    /** @param instance URI reference of this occurrence, such as a request id */
    public static byte[] write(Problem problem, Optional<String> instance) {
        var json = new StringBuilder(200);
        json.append("{\"type\":\"urn:mgwc:problem:").append(problem.code()).append('"');
        text(json, "title", problem.title());
        json.append(",\"status\":").append(problem.status());
        json.append(",\"code\":").append(problem.code());
        text(json, "detail", problem.detail());
        instance.ifPresent(value -> text(json, "instance", value));
        return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void text(StringBuilder json, String name, String value) {
        json.append(",\"").append(name).append("\":\"");
        JsonStringEncoder.getInstance().quoteAsString(value, json);
        json.append('"');
    }
}
