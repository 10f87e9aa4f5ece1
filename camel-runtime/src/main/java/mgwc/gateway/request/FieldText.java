package mgwc.gateway.request;

/** The characters of header fields (RFC 9110 sections 5.5 and 5.6.2). */
public final class FieldText {

    private FieldText() {}

    static boolean isTokenCharacter(char c) {
        return isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Whether the text can be the name of a field. */
    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /**
     * Whether the text is a list of tokens with commas between them (RFC 9110 section 5.6.1); elements may be empty.
     */
    public static boolean isTokenList(String text) {
        boolean begun = false;
        boolean ended = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',') {
                begun = false;
                ended = false;
            } else if (c == ' ' || c == '\t') {
                ended = begun;
            } else if (ended || !isTokenCharacter(c)) {
                return false;
            } else {
                begun = true;
            }
        }
        return true;
    }

    /**
     * Whether the text can be the value of a field as it is, so that every recipient reads the same: visible ASCII
     * characters with single spaces or more between them, and none at its ends.
     */
    public static boolean isValue(String text) {
        int length = text.length();
        if (length == 0 || text.charAt(0) == ' ' || text.charAt(length - 1) == ' ') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
