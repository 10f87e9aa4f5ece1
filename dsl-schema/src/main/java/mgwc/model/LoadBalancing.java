package mgwc.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How requests are spread over the backends of a set. */
public enum LoadBalancing {
    /** In turn, in proportion to the weights. */
    @JsonProperty("round-robin")
    ROUND_ROBIN
}
