package mgwc.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Selects the endpoint set of an API for a caller, as production and sandbox keys did in WSO2. */
public enum KeyType {
    @JsonProperty("production")
    PRODUCTION("production"),
    @JsonProperty("sandbox")
    SANDBOX("sandbox");

    private final String endpointSet;

    KeyType(String endpointSet) {
        this.endpointSet = endpointSet;
    }

    /** The name of the endpoint set this key type selects. */
    public String endpointSet() {
        return endpointSet;
    }
}
