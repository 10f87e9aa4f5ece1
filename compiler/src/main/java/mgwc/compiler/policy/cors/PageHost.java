package mgwc.compiler.policy.cors;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import mgwc.compiler.rule.fact.Host;
import mgwc.compiler.rule.fact.IpLiteral;

/** The host of an origin as somebody wrote it, an IPv6 address in brackets. */
record PageHost(String text) {

    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern NAME = Pattern.compile("(?=.{1,254}$)" + LABEL + "(\\." + LABEL + ")*\\.?");

    /** A name whose last part is a number is an address to browsers (WHATWG URL, "ends in a number checker"). */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

    /** Whether the name has letters of other scripts, which browsers write in Punycode. */
    boolean isInternational() {
        return text.chars().anyMatch(c -> c > '~');
    }

    /** As browsers write it (WHATWG URL, section "Host serializing"); empty for what is not the host of a page. */
    Optional<String> canonical() {
        if (text.startsWith("[")) {
            return literal().filter(address -> address.indexOf(':') >= 0).map(address -> "[" + address + "]");
        }
        String name = text.toLowerCase(Locale.ROOT);
        return ENDS_IN_NUMBER.matcher(name).matches()
                ? literal().filter(address -> address.indexOf(':') < 0)
                : Optional.of(name).filter(host -> NAME.matcher(host).matches());
    }

    private Optional<String> literal() {
        return Host.ofName(text).literal().map(IpLiteral::canonical);
    }
}
