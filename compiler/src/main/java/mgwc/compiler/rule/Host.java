package mgwc.compiler.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The host of a URL, judged by its text alone: no name is ever looked up.
 *
 * @param name in lower case, without the brackets of an IPv6 address
 */
record Host(String name) {

    private static final List<String> PLACEHOLDER_DOMAINS =
            List.of("example.com", "example.net", "example.org", "test", "invalid");
    private static final List<String> INTERNAL_DOMAINS =
            List.of("internal", "local", "localhost", "localdomain", "intranet", "lan", "corp", "home.arpa", "svc");
    private static final Set<String> METADATA_NAMES =
            Set.of("metadata.google.internal", "metadata.goog", "instance-data", "fd00:ec2::254", "100.100.100.200");

    static Optional<Host> of(String url) {
        return Address.of(url).map(address -> ofName(address.host()));
    }

    static Host ofName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return new Host(name.startsWith("[") ? name.substring(1, name.length() - 1) : name);
    }

    /** Reserved for examples and tests (RFC 2606): {@code example.com}, names below {@code .test}. */
    boolean isPlaceholder() {
        return PLACEHOLDER_DOMAINS.stream().anyMatch(this::isBelow);
    }

    boolean isLoopback() {
        return isBelow("localhost") || name.equals("::1") || in(0x7f000000L, 8);
    }

    /** Where clouds hand out credentials to whoever asks: link-local addresses and the names for them. */
    boolean isMetadata() {
        return METADATA_NAMES.contains(name) || in(0xa9fe0000L, 16) || (isV6() && name.matches("fe[89ab].*"));
    }

    /** Only found inside of a network: a name without a dot, a name below an internal domain, a private address. */
    boolean isInternal() {
        if (isV6()) {
            return isLoopback() || name.startsWith("fc") || name.startsWith("fd");
        }
        if (v4().isPresent()) {
            return isLoopback() || in(0x0a000000L, 8) || in(0xac100000L, 12) || in(0xc0a80000L, 16);
        }
        return !name.contains(".")
                || name.contains(".svc.")
                || INTERNAL_DOMAINS.stream().anyMatch(this::isBelow);
    }

    /** {@code *.acme.example} stands for every name below {@code acme.example}; anything else for itself. */
    boolean fits(String pattern) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        return wanted.startsWith("*.")
                ? name.endsWith(wanted.substring(1)) && name.length() > wanted.length() - 1
                : name.equals(wanted);
    }

    private boolean isBelow(String domain) {
        return name.equals(domain) || name.endsWith("." + domain);
    }

    private boolean isV6() {
        return name.indexOf(':') >= 0;
    }

    private boolean in(long network, int bits) {
        OptionalLong address = v4();
        return address.isPresent() && address.getAsLong() >> (32 - bits) == network >> (32 - bits);
    }

    /** The name as an IPv4 address of four numbers (RFC 3986 section 3.2.2). */
    private OptionalLong v4() {
        String[] parts = name.split("\\.", -1);
        long address = 0;
        for (String part : parts) {
            boolean number = parts.length == 4 && part.matches("[0-9]{1,3}") && Integer.parseInt(part) < 256;
            if (!number) {
                return OptionalLong.empty();
            }
            address = address << 8 | Integer.parseInt(part);
        }
        return OptionalLong.of(address);
    }
}
