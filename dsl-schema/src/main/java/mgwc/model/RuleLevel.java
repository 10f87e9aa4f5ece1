package mgwc.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a workspace wants the findings of a rule to count. */
public enum RuleLevel {
    @JsonProperty("off")
    OFF,
    @JsonProperty("info")
    INFO,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("error")
    ERROR
}
