package mgwc.gateway.identity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which endpoint set a caller gets; an anonymous caller counts as production. */
public enum KeyType {
    @JsonProperty("production")
    PRODUCTION,
    @JsonProperty("sandbox")
    SANDBOX
}
