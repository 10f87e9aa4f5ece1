package mgwc.compiler.rule.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The host of a URL, judged by its text alone: no name is ever looked up.
 *
 * @param name in lower case, without the brackets of an IPv6 address
 */
public record Host(String name) {

    private static final List<String> PLACEHOLDER_DOMAINS =
            List.of("example.com", "example.net", "example.org", "test", "invalid");
    private static final List<String> INTERNAL_DOMAINS =
            List.of("internal", "local", "localhost", "localdomain", "intranet", "lan", "corp", "home.arpa", "svc");
    private static final Set<String> METADATA_NAMES =
            Set.of("metadata.google.internal", "metadata.goog", "instance-data");
    private static final Set<Optional<IpAddress>> METADATA_ADDRESSES =
            Set.of(IpAddress.v6("fd00:ec2::254"), IpAddress.v4("100.100.100.200", false));

    public static Optional<Host> of(String url) {
        return Address.of(url).map(address -> ofName(address.host()));
    }

    public static Host ofName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return new Host(name.startsWith("[") ? name.substring(1, name.length() - 1) : name);
    }

    /** Reserved for examples and tests (RFC 2606): {@code example.com}, names below {@code .test}. */
    public boolean isPlaceholder() {
        return PLACEHOLDER_DOMAINS.stream().anyMatch(this::isBelow);
    }

    public boolean isLoopback() {
        return isBelow("localhost") || is(IpAddress::isLoopback);
    }

    /** No address of anything; programs that are told to connect to it end up at their own machine. */
    public boolean isUnspecified() {
        return is(IpAddress::isUnspecified);
    }

    /** Where clouds hand out credentials to whoever asks: link-local addresses and the names for them. */
    public boolean isMetadata() {
        return METADATA_NAMES.contains(name)
                || is(address -> address.isLinkLocal() || METADATA_ADDRESSES.contains(Optional.of(address)));
    }

    /** Only found inside of a network: a name without a dot, a name below an internal domain, a private address. */
    public boolean isInternal() {
        if (literal().isPresent()) {
            return is(address -> address.isLoopback() || address.isPrivate());
        }
        return !name.contains(".")
                || name.contains(".svc.")
                || INTERNAL_DOMAINS.stream().anyMatch(this::isBelow);
    }

    /** The name as an address, if it is one. */
    public Optional<IpLiteral> literal() {
        return IpLiteral.of(name);
    }

    /** Whether it is taken for such an address, if by some programs only. */
    private boolean is(Predicate<IpAddress> property) {
        return literal()
                .filter(address -> address.readings().stream().anyMatch(property))
                .isPresent();
    }

    /** {@code *.acme.example} stands for every name below {@code acme.example}; anything else for itself. */
    public boolean fits(String pattern) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        return wanted.startsWith("*.")
                ? name.endsWith(wanted.substring(1)) && name.length() > wanted.length() - 1
                : name.equals(wanted);
    }

    private boolean isBelow(String domain) {
        return name.equals(domain) || name.endsWith("." + domain);
    }
}
