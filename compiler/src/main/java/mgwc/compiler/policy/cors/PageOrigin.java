package mgwc.compiler.policy.cors;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The origin of a page as somebody wrote it, measured by what browsers send (RFC 6454 section 6.2). */
record PageOrigin(String text) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(.*)");
    private static final Pattern AUTHORITY =
            Pattern.compile("([A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?|\\[[0-9A-Fa-f:.]+\\])(?::([0-9]{1,5}))?");

    /**
     * What is wrong with an origin.
     *
     * @param fact with the origin as its subject
     */
    record Flaw(String fact, String help) {}

    /** Empty for an origin that a browser may send, and for the one that stands for all. */
    Optional<Flaw> flaw() {
        if (text.equals("*")) {
            return Optional.empty();
        }
        if (text.equals("null")) {
            return Optional.of(new Flaw(
                    "is that of every sandboxed page and of local files", "name the origins of your pages one by one"));
        }
        if (text.contains("*")) {
            return Optional.of(
                    new Flaw("is compared exactly, so no page has it", "name the origins of your pages one by one"));
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.of(new Flaw("has no scheme", "write it as browsers do, such as `https://shop.example`"));
        }
        Matcher authority = AUTHORITY.matcher(form.group(2));
        if (!authority.matches()) {
            return Optional.of(new Flaw(
                    "does not have a host after the scheme",
                    "write it as browsers do, such as `https://shop.example`"));
        }
        return spelling(form.group(1), authority.group(1), authority.group(2), form.group(3));
    }

    private Optional<Flaw> spelling(String scheme, String host, @Nullable String port, String rest) {
        String plain = (scheme + "://" + host).toLowerCase(Locale.ROOT);
        String canonical = port == null || isDefault(scheme, port) ? plain : plain + ":" + port;
        String help = "write `" + canonical + "`";
        if (rest.equals("/")) {
            return Optional.of(new Flaw("ends with a slash, which browsers do not send", help));
        }
        if (!rest.isEmpty()) {
            return Optional.of(new Flaw("has a path, which browsers do not send", help));
        }
        if (port != null && isDefault(scheme, port)) {
            return Optional.of(new Flaw("has the default port, which browsers leave out", help));
        }
        return text.equals(canonical)
                ? Optional.empty()
                : Optional.of(new Flaw("has upper-case letters, and browsers send lower-case ones", help));
    }

    private static boolean isDefault(String scheme, String port) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> port.equals("80");
            case "https" -> port.equals("443");
            default -> false;
        };
    }

    /** The host if pages of the origin come without TLS; empty otherwise. */
    Optional<String> plainHost() {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !form.group(1).equalsIgnoreCase("http")) {
            return Optional.empty();
        }
        Matcher authority = AUTHORITY.matcher(form.group(2));
        return authority.matches() ? Optional.of(authority.group(1)) : Optional.empty();
    }
}
