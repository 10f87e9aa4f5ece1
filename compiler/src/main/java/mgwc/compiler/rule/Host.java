package mgwc.compiler.rule;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        return isBelow("localhost")
                || ip().filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Where clouds hand out credentials to whoever asks: link-local addresses and the names for them. */
    boolean isMetadata() {
        return METADATA_NAMES.contains(name)
                || ip().filter(InetAddress::isLinkLocalAddress).isPresent();
    }

    /** Only found inside of a network: a name without a dot, a name below an internal domain, a private address. */
    boolean isInternal() {
        Optional<InetAddress> ip = ip();
        if (ip.isPresent()) {
            byte[] bytes = ip.get().getAddress();
            boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
            return unique || ip.get().isSiteLocalAddress() || ip.get().isLoopbackAddress();
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

    /** Only for texts that are addresses already, so that nothing is looked up. */
    private Optional<InetAddress> ip() {
        boolean v6 = name.indexOf(':') >= 0;
        boolean v4 = !name.isEmpty() && name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        if (!v6 && !v4) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
