package mgwc.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/** A rule that a workspace brings itself: places, and what must hold at each of them. */
public record WorkspaceRule(Metadata metadata, Spec spec) {

    /** The id that findings of the rule carry. */
    public String id() {
        return "policy/" + metadata.name();
    }

    /**
     * @param select keys from the root of a document, with dots between them; {@code *} is any key or index
     * @param environments where the rule holds; everywhere when empty
     * @param require a CEL expression over {@code value}, {@code name}, {@code keys}, {@code document} and
     *     {@code environment}
     * @param accepts CEL expressions, each a {@code value} that fulfils the rule
     * @param refuses CEL expressions, each a {@code value} that does not
     */
    public record Spec(
            RuleLevel level,
            Target target,
            String select,
            List<String> environments,
            String require,
            String message,
            Optional<String> help,
            List<String> accepts,
            List<String> refuses) {
        public Spec {
            environments = List.copyOf(environments);
            accepts = List.copyOf(accepts);
            refuses = List.copyOf(refuses);
        }
    }

    /** Documents that a rule looks at, as they are in an environment. */
    public enum Target {
        @JsonProperty("Api")
        API,
        @JsonProperty("Application")
        APPLICATION,
        @JsonProperty("Environment")
        ENVIRONMENT
    }
}
