package mgwc.jwk;

/** What makes a key malformed. Never holds a value of the key. */
public sealed interface JwkFault {

    /** A member that must be a string is something else. */
    record NotText(String member) implements JwkFault {}

    /** A member that the type of the key needs is absent or empty. */
    record Missing(String member) implements JwkFault {}

    /** A member is not base64url (RFC 7515 section 2). */
    record NotBase64Url(String member) implements JwkFault {}

    /**
     * The public key of an Edwards curve has the wrong length (RFC 8032 sections 5.1.5 and 5.2.5).
     *
     * @param expected in octets, as {@code actual}
     */
    record WrongLength(String curve, int expected, int actual) implements JwkFault {}
}
