package mgwc.gateway.request;

import org.jspecify.annotations.Nullable;

/**
 * A network of IP addresses (RFC 4632, RFC 4291 section 2.3).
 *
 * @param bits how many bits of 128 all addresses have in common with the first one
 */
public record IpNetwork(IpAddress first, int bits) {

    private static final int V4_PREFIX = 96;

    /** Reads CIDR notation; null for anything else, and for an address that has bits after the prefix. */
    public static @Nullable IpNetwork parse(String cidr) {
        int slash = cidr.indexOf('/');
        IpAddress first = IpAddress.parse(slash < 0 ? cidr : cidr.substring(0, slash));
        if (first == null) {
            return null;
        }
        boolean v4 = cidr.indexOf(':') < 0;
        int prefix = slash < 0 ? v4 ? 32 : 128 : prefix(cidr.substring(slash + 1));
        if (prefix < 0 || prefix > (v4 ? 32 : 128)) {
            return null;
        }
        IpNetwork network = new IpNetwork(first, v4 ? prefix + V4_PREFIX : prefix);
        return (first.high() & ~network.highMask()) == 0 && (first.low() & ~network.lowMask()) == 0 ? network : null;
    }

    private static int prefix(String digits) {
        boolean number = !digits.isEmpty()
                && digits.length() <= 3
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        return number ? Integer.parseInt(digits) : -1;
    }

    /** No IPv6 network holds IPv4 addresses. */
    public boolean contains(IpAddress address) {
        boolean v4 = bits >= V4_PREFIX && first.isV4();
        return v4 == address.isV4()
                && ((first.high() ^ address.high()) & highMask()) == 0
                && ((first.low() ^ address.low()) & lowMask()) == 0;
    }

    private long highMask() {
        return mask(bits);
    }

    private long lowMask() {
        return mask(bits - 64);
    }

    /** So many ones, then zeros. */
    private static long mask(int ones) {
        return ones <= 0 ? 0 : ones >= 64 ? -1 : -1L << (64 - ones);
    }
}
