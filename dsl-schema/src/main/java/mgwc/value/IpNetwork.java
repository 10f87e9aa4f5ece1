package mgwc.value;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network of IP addresses in CIDR notation (RFC 4632 section 3.1, RFC 4291 section 2.3). IPv4 addresses are kept as
 * the IPv6 addresses that stand for them (RFC 4291 section 2.5.5.2), so that both spellings are one network.
 *
 * @param high the first 64 bits of the first address
 * @param low the other 64 bits
 * @param bits how many bits of 128 all addresses have in common; the others are 0 here
 */
public record IpNetwork(long high, long low, int bits) {

    private static final Pattern V4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int V4_PREFIX = 96;
    private static final long V4_MARK = 0xffff_0000_0000L;

    /** The network, or empty if the text is none or its address has bits behind the prefix, as `10.0.0.1/8` has. */
    public static Optional<IpNetwork> parse(String text) {
        return read(text).filter(IpNetwork::startsAtPrefix);
    }

    /** The network that the address of a text lies in: `10.0.0.0/8` for `10.0.0.1/8`. */
    public static Optional<IpNetwork> around(String text) {
        return read(text).map(IpNetwork::first);
    }

    private static Optional<IpNetwork> read(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean v4 = V4.matcher(address).matches();
        int width = v4 ? 32 : 128;
        int prefix = slash < 0 ? width : prefix(text.substring(slash + 1));
        return prefix < 0 || prefix > width
                ? Optional.empty()
                : octets(address, v4).map(octets -> of(octets, prefix + 128 - width));
    }

    /** -1 for what is no number of up to three digits without a zero in front. */
    private static int prefix(String digits) {
        return digits.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(digits) : -1;
    }

    /** No name is looked up: both methods take literals only. */
    private static Optional<byte[]> octets(String address, boolean v4) {
        try {
            if (v4) {
                return Optional.of(Inet4Address.ofLiteral(address).getAddress());
            }
            return V6.matcher(address).matches()
                    ? Optional.of(Inet6Address.ofLiteral(address).getAddress())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Four octets also for an IPv6 address that stands for an IPv4 one. */
    private static IpNetwork of(byte[] octets, int bits) {
        return octets.length == 4
                ? new IpNetwork(0, V4_MARK | word(octets, 0, 4), bits)
                : new IpNetwork(word(octets, 0, 8), word(octets, 8, 16), bits);
    }

    private static long word(byte[] octets, int from, int to) {
        long word = 0;
        for (int i = from; i < to; i++) {
            word = word << 8 | (octets[i] & 0xff);
        }
        return word;
    }

    /** Whether all bits behind the prefix are 0. */
    private boolean startsAtPrefix() {
        return (high & ~mask(bits)) == 0 && (low & ~mask(bits - 64)) == 0;
    }

    private IpNetwork first() {
        return new IpNetwork(high & mask(bits), low & mask(bits - 64), bits);
    }

    /** So many ones, then zeros. */
    private static long mask(int ones) {
        return ones <= 0 ? 0 : ones >= 64 ? -1 : -1L << (64 - ones);
    }

    public boolean isV4() {
        return bits >= V4_PREFIX && high == 0 && low >>> 32 == 0xffff;
    }

    /** The number behind the slash. */
    public int prefix() {
        return isV4() ? bits - V4_PREFIX : bits;
    }

    /** Whether every address of the other network lies in this one. No IPv6 network holds IPv4 addresses. */
    public boolean covers(IpNetwork other) {
        return isV4() == other.isV4()
                && bits <= other.bits
                && ((high ^ other.high) & mask(bits)) == 0
                && ((low ^ other.low) & mask(bits - 64)) == 0;
    }

    /** The two networks that it consists of; a network of one address has none. */
    public List<IpNetwork> halves() {
        if (bits == 128) {
            return List.of();
        }
        long highBit = mask(bits + 1) ^ mask(bits);
        long lowBit = mask(bits + 1 - 64) ^ mask(bits - 64);
        return List.of(new IpNetwork(high, low, bits + 1), new IpNetwork(high | highBit, low | lowBit, bits + 1));
    }

    /** {@code 10.0.0.0/8}; IPv6 as RFC 5952 recommends. */
    @Override
    public String toString() {
        return (isV4() ? v4() : v6()) + "/" + prefix();
    }

    private String v4() {
        return (low >>> 24 & 0xff) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff);
    }

    private String v6() {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            groups.add(Long.toHexString((i < 4 ? high >>> (48 - 16 * i) : low >>> (112 - 16 * i)) & 0xffff));
        }
        int gap = 0;
        int longest = 0;
        for (int i = 0; i < 8; i++) {
            int zeros = 0;
            while (i + zeros < 8 && groups.get(i + zeros).equals("0")) {
                zeros++;
            }
            if (zeros > longest) {
                gap = i;
                longest = zeros;
            }
        }
        return longest < 2
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, gap)) + "::" + String.join(":", groups.subList(gap + longest, 8));
    }
}
