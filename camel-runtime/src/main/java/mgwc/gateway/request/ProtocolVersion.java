package mgwc.gateway.request;

/** The version of HTTP that a caller speaks. */
public enum ProtocolVersion {
    HTTP_1_0("1.0"),
    HTTP_1_1("1.1"),
    HTTP_2("2.0");

    private final String number;

    ProtocolVersion(String number) {
        this.number = number;
    }

    /** As {@code Via} states it (RFC 9110 section 7.6.3). */
    public String number() {
        return number;
    }
}
