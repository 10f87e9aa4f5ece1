package mgwc.compiler.policy.cors;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The origin of a page as somebody wrote it, measured by what browsers send (RFC 6454 section 6.2). */
record PageOrigin(String text) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#\\\\]*)(.*)");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<user>[^@]*@)?(?<host>\\[[^\\[\\]]*\\]|[^:\\[\\]]+)(?::(?<port>[0-9]*))?");
    private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443");
    private static final Map<String, String> SCHEMES_OF_PAGES = Map.of("ws", "http", "wss", "https");
    private static final int LARGEST_PORT = 65_535;
    private static final String EXAMPLE = "write it as browsers do, such as `https://shop.example`";

    /**
     * What is wrong with an origin.
     *
     * @param fact with the origin as its subject
     */
    record Flaw(String fact, String help) {}

    /** The parts of an origin; a port is absent where there is no colon. */
    private record Parts(
            String scheme,
            boolean user,
            PageHost host,
            @Nullable String port,
            String rest) {

        /** As browsers send it. */
        String canonical() {
            boolean omitted = port == null || port.isEmpty() || isDefaultPort();
            return scheme + "://" + host.canonical().orElse(host.text()) + (omitted ? "" : ":" + number());
        }

        boolean isDefaultPort() {
            return port != null && number().equals(DEFAULT_PORTS.get(scheme));
        }

        private String number() {
            return port == null ? "" : port.replaceFirst("^0+(?=.)", "");
        }

        boolean hasImpossiblePort() {
            String number = number();
            return !number.isEmpty()
                    && (number.length() > 5
                            || Integer.parseInt(number) > LARGEST_PORT
                            || Integer.parseInt(number) == 0);
        }
    }

    /** Empty for an origin that a browser may send, and for the one that stands for all. */
    Optional<Flaw> flaw() {
        if (text.equals("*")) {
            return Optional.empty();
        }
        if (text.equals("null")) {
            return flaw(
                    "is that of every sandboxed page and of local files", "name the origins of your pages one by one");
        }
        if (text.contains("*")) {
            return flaw("is compared exactly, so no page has it", "name the origins of your pages one by one");
        }
        if (text.contains(",")) {
            return flaw("has a comma, which no origin has", "write each origin as an item of its own");
        }
        if (!text.contains("://")) {
            return flaw("has no scheme", EXAMPLE);
        }
        Optional<Parts> parts = parts();
        if (parts.isPresent() && parts.get().host().isInternational()) {
            return flaw(
                    "has a name in another script, which browsers send in Punycode",
                    "write the name that begins with `xn--`");
        }
        if (parts.isEmpty() || parts.get().host().canonical().isEmpty()) {
            return flaw("does not have a host after the scheme", EXAMPLE);
        }
        return spelling(parts.get());
    }

    private Optional<Parts> parts() {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Matcher authority = AUTHORITY.matcher(form.group(2));
        return authority.matches()
                ? Optional.of(new Parts(
                        form.group(1).toLowerCase(Locale.ROOT),
                        authority.group("user") != null,
                        new PageHost(authority.group("host")),
                        authority.group("port"),
                        form.group(3)))
                : Optional.empty();
    }

    private Optional<Flaw> spelling(Parts parts) {
        String ofPages = SCHEMES_OF_PAGES.get(parts.scheme());
        if (ofPages != null) {
            return flaw("has the scheme `" + parts.scheme() + "`, which no page has", "write `" + ofPages + "`");
        }
        if (parts.hasImpossiblePort()) {
            return flaw("has a port that does not exist", "write a port from 1 to " + LARGEST_PORT + ", or none");
        }
        String canonical = parts.canonical();
        return text.equals(canonical) ? Optional.empty() : flaw(difference(parts), "write `" + canonical + "`");
    }

    private String difference(Parts parts) {
        String port = parts.port();
        if (parts.user()) {
            return "has a user name, which browsers do not send";
        }
        if (parts.rest().equals("/")) {
            return "ends with a slash, which browsers do not send";
        }
        if (!parts.rest().isEmpty()) {
            return "has a path, which browsers do not send";
        }
        if (port != null && port.isEmpty()) {
            return "ends with a colon, which browsers do not send";
        }
        if (port != null && parts.isDefaultPort()) {
            return "has the default port, which browsers leave out";
        }
        if (port != null && port.startsWith("0")) {
            return "has a port with a zero in front, which browsers leave out";
        }
        return text.equals(text.toLowerCase(Locale.ROOT))
                ? "has an address that browsers write in another form"
                : "has upper-case letters, and browsers send lower-case ones";
    }

    private static Optional<Flaw> flaw(String fact, String help) {
        return Optional.of(new Flaw(fact, help));
    }

    /** For messages: without a password that somebody wrote into it. */
    String shown() {
        return text.replaceFirst("//[^/]*@", "//…@");
    }

    /** The host if pages of the origin come without TLS; empty otherwise. */
    Optional<String> plainHost() {
        return parts().filter(parts -> parts.scheme().equals("http"))
                .flatMap(parts -> parts.host().canonical());
    }
}
