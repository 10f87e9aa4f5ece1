package mgwc.gateway.request;

import java.net.Inet6Address;
import org.jspecify.annotations.Nullable;

/**
 * An IP address. IPv4 addresses are kept as the IPv6 addresses that stand for them (RFC 4291 section 2.5.5.2), so that
 * both spellings are one address.
 *
 * @param high the first 64 bits
 * @param low the other 64 bits
 * @param text without brackets and zone; an IPv4 address has its four decimal numbers
 */
public record IpAddress(long high, long low, String text) {

    private static final long V4_MARK = 0xffff_0000_0000L;
    private static final int LONGEST = 45;

    /** The address that the text is, or null. No name is ever looked up. */
    public static @Nullable IpAddress parse(String text) {
        long v4 = v4(text);
        if (v4 >= 0) {
            return new IpAddress(0, V4_MARK | v4, text);
        }
        return text.indexOf(':') >= 0 && text.length() <= LONGEST ? v6(text) : null;
    }

    /** The address of a peer: an address that may have a zone ({@code fe80::1%eth0}). */
    public static @Nullable IpAddress ofPeer(String text) {
        int zone = text.indexOf('%');
        return parse(zone < 0 ? text : text.substring(0, zone));
    }

    /** Four decimal numbers without zeros in front; -1 for anything else. */
    private static long v4(String text) {
        long address = 0;
        int number = -1;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && number != 0) {
                number = Math.max(number, 0) * 10 + c - '0';
            } else if (c == '.' && number >= 0 && dots < 3) {
                address = address << 8 | number;
                number = -1;
                dots++;
            } else {
                return -1;
            }
            if (number > 255) {
                return -1;
            }
        }
        return dots == 3 && number >= 0 ? address << 8 | number : -1;
    }

    private static @Nullable IpAddress v6(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'f' || (c != ':' && c != '.' && Character.digit(c, 16) < 0)) {
                return null;
            }
        }
        try {
            byte[] octets = Inet6Address.ofLiteral(text).getAddress();
            return octets.length == 4
                    ? new IpAddress(0, V4_MARK | word(octets, 0, 4), decimal(octets))
                    : new IpAddress(word(octets, 0, 8), word(octets, 8, 16), text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static long word(byte[] octets, int from, int to) {
        long word = 0;
        for (int i = from; i < to; i++) {
            word = word << 8 | (octets[i] & 0xff);
        }
        return word;
    }

    private static String decimal(byte[] octets) {
        return (octets[0] & 0xff) + "." + (octets[1] & 0xff) + "." + (octets[2] & 0xff) + "." + (octets[3] & 0xff);
    }

    public boolean isV4() {
        return high == 0 && low >>> 32 == 0xffff;
    }
}
