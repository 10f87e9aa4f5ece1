package mgwc.compiler.rule;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A host that is an IP address, as the programs that read URLs take it. They agree on four decimal numbers and on RFC
 * 4291; what else POSIX knows ({@code 2130706433}, {@code 0x7f000001}, {@code 0177.0.0.1}) some take and some do not,
 * and a number with a zero in front is octal to some of them only.
 *
 * @param text without brackets
 * @param readings each address that it is taken for, at least one; an IPv4 address inside of an IPv6 address among them
 */
record IpLiteral(String text, List<InetAddress> readings) {

    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    IpLiteral {
        readings = List.copyOf(readings);
    }

    /** Empty for names; no name is ever looked up. */
    static Optional<IpLiteral> of(String host) {
        boolean v6 = host.indexOf(':') >= 0;
        if (!v6 && (host.isEmpty() || !Character.isDigit(host.charAt(0)) || !host.matches("[0-9a-fA-FxX.]+"))) {
            return Optional.empty();
        }
        Set<InetAddress> readings = new LinkedHashSet<>();
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            readings.add(address);
            inside(address).ifPresent(readings::add);
        } catch (IllegalArgumentException e) {
            // no address to those who are strict
        }
        if (!v6) {
            try {
                readings.add(Inet4Address.ofPosixLiteral(host));
            } catch (IllegalArgumentException e) {
                // nor to the others, so it is a name
            }
        }
        return readings.isEmpty() ? Optional.empty() : Optional.of(new IpLiteral(host, List.copyOf(readings)));
    }

    /** The IPv4 address that an IPv6 address stands for (RFC 4291 section 2.5.5.1, RFC 6052 section 2.1). */
    private static Optional<InetAddress> inside(InetAddress address) {
        byte[] octets = address.getAddress();
        if (!(address instanceof Inet6Address v6)
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || !(v6.isIPv4CompatibleAddress() || Arrays.equals(octets, 0, 12, TRANSLATED, 0, 12))) {
            return Optional.empty();
        }
        String v4 =
                (octets[12] & 0xff) + "." + (octets[13] & 0xff) + "." + (octets[14] & 0xff) + "." + (octets[15] & 0xff);
        return Optional.of(InetAddress.ofLiteral(v4));
    }

    /** Whether a reader, human or not, may take it for something else. */
    boolean isDisguised() {
        boolean hidden = text.indexOf(':') >= 0 && readings.stream().anyMatch(Inet4Address.class::isInstance);
        boolean odd =
                text.indexOf(':') < 0 && !readings.getFirst().getHostAddress().equals(text);
        return hidden || odd || readings.size() > 1;
    }

    /** {@code `127.0.0.1`}; {@code `10.0.0.1` or `8.0.0.1`}. */
    @Override
    public String toString() {
        return String.join(
                " or ",
                readings.stream()
                        .filter(reading ->
                                text.indexOf(':') < 0 || reading instanceof Inet4Address || readings.size() == 1)
                        .map(reading -> "`" + reading.getHostAddress() + "`")
                        .toList());
    }
}
