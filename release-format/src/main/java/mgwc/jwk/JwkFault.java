package mgwc.jwk;

/**
 * Why a key of a set cannot verify signatures, though it looks as if it were there for that. Never holds a value of the
 * key.
 */
public sealed interface JwkFault {

    /** The element of the set is not an object. */
    record NotAnObject() implements JwkFault {}

    /** The object repeats a name (RFC 7517 section 4). */
    record RepeatedName() implements JwkFault {}

    /** A member that must be a string is something else. */
    record NotText(String member) implements JwkFault {}

    /** {@code key_ops} is not an array of strings (RFC 7517 section 4.3). */
    record NotTexts(String member) implements JwkFault {}

    /** A member that the type of the key needs is absent or empty. */
    record Missing(String member) implements JwkFault {}

    /** A member is not base64url (RFC 7515 section 2). */
    record NotBase64Url(String member) implements JwkFault {}

    /**
     * A coordinate or a public key has the wrong length (RFC 7518 section 6.2.1.2, RFC 8032 sections 5.1.5 and 5.2.5).
     *
     * @param expected in octets, as {@code actual}
     */
    record WrongLength(String member, String curve, int expected, int actual) implements JwkFault {}

    /** The key is symmetric, so whoever reads the set can sign (RFC 7518 section 6.4). */
    record Symmetric() implements JwkFault {}

    /** The key has a private member, so whoever reads the set can sign. */
    record Private() implements JwkFault {}

    /** {@code kty}, {@code crv} or {@code use} has a value that is not known here. */
    record Unknown(String member) implements JwkFault {}

    /** {@code alg} names an algorithm that a key of this type and curve cannot verify. */
    record UnfitAlgorithm() implements JwkFault {}

    /** An RSA key is shorter than RFC 7518 section 3.3 allows. */
    record TooShort(int bits) implements JwkFault {}

    /** The numbers do not make up a key that a signature can rely on. */
    record Unsound(Defect defect) implements JwkFault {}

    /** What is wrong with the numbers of a key. */
    enum Defect {
        /** The modulus is even or longer than is read. */
        MODULUS,
        /** The exponent is even, 1 or longer than 64 bits. */
        EXPONENT,
        /** The modulus is one of the generator of CVE-2017-15361, whose private keys can be computed. */
        FACTORABLE,
        /** The coordinates are not those of a point of the curve. */
        NOT_ON_CURVE,
        /** The point has an order of at most 8. */
        SMALL_ORDER,
        /** The cryptographic library does not take the key. */
        UNREADABLE
    }

    /** Completes a sentence that begins with the name of the key, such as "key 1". */
    default String predicate() {
        return switch (this) {
            case NotAnObject ignored -> "is not a JSON object";
            case RepeatedName ignored -> "has a name twice";
            case NotText not -> "has `" + not.member() + "` that is not a string";
            case NotTexts not -> "has `" + not.member() + "` that is not a list of strings";
            case Missing missing -> "lacks `" + missing.member() + "`";
            case NotBase64Url not -> "has `" + not.member() + "` that is not base64url without padding";
            case WrongLength wrong ->
                "has `" + wrong.member() + "` of " + wrong.actual() + " bytes, and " + wrong.curve() + " has "
                        + wrong.expected();
            case Symmetric ignored -> "is symmetric, and everyone who reads the set could sign with it";
            case Private ignored -> "has a private member, and everyone who reads the set could sign with it";
            case Unknown unknown -> "has `" + unknown.member() + "` that the gateway does not know";
            case UnfitAlgorithm ignored -> "has `alg` that the gateway does not verify with such a key";
            case TooShort shorter ->
                "has a modulus of " + shorter.bits() + " bits, and RSA keys have at least " + RsaNumbers.LEAST_BITS;
            case Unsound unsound ->
                switch (unsound.defect()) {
                    case MODULUS -> "has a modulus that is even or longer than " + RsaNumbers.MOST_BITS + " bits";
                    case EXPONENT -> "has an exponent that is even, 1 or longer than 64 bits";
                    case FACTORABLE ->
                        "comes from a faulty generator (CVE-2017-15361), so its private half can be computed";
                    case NOT_ON_CURVE -> "has coordinates that are not a point of its curve";
                    case SMALL_ORDER -> "has a point of small order, for which signatures can be forged";
                    case UNREADABLE -> "cannot be read";
                };
        };
    }
}
