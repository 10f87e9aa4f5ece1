package mgwc.compiler.rule.fact;

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
 * @param readings each address that it is taken for, at least one; the IPv4 address that an IPv6 address stands for
 *     among them
 */
public record IpLiteral(String text, List<IpAddress> readings) {

    public IpLiteral {
        readings = List.copyOf(readings);
    }

    /** Empty for names; no name is ever looked up. */
    static Optional<IpLiteral> of(String host) {
        Set<IpAddress> readings = new LinkedHashSet<>();
        if (host.indexOf(':') >= 0) {
            IpAddress.v6(host).ifPresent(address -> {
                readings.add(address);
                address.inside().ifPresent(readings::add);
            });
        } else if (!host.isEmpty() && host.charAt(0) >= '0' && host.charAt(0) <= '9') {
            IpAddress.v4(host, false).ifPresent(readings::add);
            IpAddress.v4(host, true).ifPresent(readings::add);
        }
        return readings.isEmpty() ? Optional.empty() : Optional.of(new IpLiteral(host, List.copyOf(readings)));
    }

    /**
     * As browsers write it (WHATWG URL, section "Host serializing"): an IPv4 address as C reads it, an IPv6 address
     * without its longest run of zeros (RFC 5952 section 4.2).
     */
    public String canonical() {
        IpAddress first = readings.getFirst();
        return first.isV4() ? readings.getLast().toString() : first.compressed();
    }

    /** Whether a reader, human or not, may take it for something else. */
    public boolean isDisguised() {
        return readings.size() > 1
                || (readings.getFirst().isV4()
                        && !readings.getFirst().toString().equals(text));
    }

    /** The IPv4 addresses: {@code `127.0.0.1`}; {@code `10.0.0.1` or `8.0.0.1`}. */
    @Override
    public String toString() {
        return String.join(
                " or ",
                readings.stream()
                        .filter(IpAddress::isV4)
                        .map(reading -> "`" + reading + "`")
                        .toList());
    }
}
