package mgwc.gateway.release;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether callers of an operation must say who they are. */
public enum Authentication {
    @JsonProperty("required")
    REQUIRED,
    @JsonProperty("none")
    NONE
}
