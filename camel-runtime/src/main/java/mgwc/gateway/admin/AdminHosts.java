package mgwc.gateway.admin;

import io.netty.util.NetUtil;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The values of {@code Host} that the admin port accepts: IP addresses, {@code localhost}, the name it is bound to and
 * the names of the release. A page that rebinds a name of its own to the gateway's address (DNS rebinding) sends that
 * name, and an address is none that a page can rebind.
 */
final class AdminHosts {

    private static final String LOCALHOST = "localhost";

    private AdminHosts() {}

    /**
     * @param fields all {@code Host} fields of a request; HTTP/1.0 may send none
     * @param bound the host that the admin port listens on
     * @param names of the release
     */
    static boolean accept(List<String> fields, String bound, Collection<String> names) {
        for (String field : fields) {
            if (!accepts(field, bound, names)) {
                return false;
            }
        }
        return true;
    }

    private static boolean accepts(String field, String bound, Collection<String> names) {
        if (field.startsWith("[")) {
            int end = field.indexOf(']');
            return end > 0 && NetUtil.isValidIpV6Address(field.substring(1, end)) && isPort(field.substring(end + 1));
        }
        int colon = field.indexOf(':');
        String host = (colon < 0 ? field : field.substring(0, colon)).toLowerCase(Locale.ROOT);
        if (colon >= 0 && !isPort(field.substring(colon))) {
            return false;
        }
        return NetUtil.isValidIpV4Address(host)
                || host.equals(LOCALHOST)
                || host.equalsIgnoreCase(bound)
                || names.stream().anyMatch(host::equalsIgnoreCase);
    }

    /** Nothing, or a colon and digits. */
    private static boolean isPort(String text) {
        return text.isEmpty() || (text.charAt(0) == ':' && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
    }
}
