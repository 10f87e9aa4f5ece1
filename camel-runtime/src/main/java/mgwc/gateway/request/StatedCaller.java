package mgwc.gateway.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The caller as trusted proxies state it. Reads {@code X-Forwarded-For}, or {@code Forwarded} (RFC 7239) where there is
 * none, or else {@code X-Real-IP}. Each proxy adds its peer at the end, so that the walk begins there; an entry counts
 * as long as a trusted proxy wrote it.
 *
 * @param address of the caller; the peer's own if nothing better is stated
 * @param proxies addresses of the proxies that the request passed, the one next to the caller first
 * @param scheme {@code http} or {@code https} if the caller's is stated
 * @param authority host and port that the caller asked for, if they are stated
 * @param prefix the part of the path that proxies took away; empty, or starts but does not end with a slash
 */
public record StatedCaller(
        String address,
        List<String> proxies,
        @Nullable String scheme,
        @Nullable String authority,
        String prefix) {

    /** No chain of proxies is longer; entries further left do not count. */
    private static final int LONGEST_CHAIN = 32;

    private static final int LONGEST_AUTHORITY = 255;
    private static final int LONGEST_PREFIX = 255;

    public StatedCaller {
        proxies = List.copyOf(proxies);
    }

    /** @param peer a trusted proxy */
    static StatedCaller read(TrustedProxies trusted, HeaderFields headers, String peer) {
        List<ForwardedElement> chain = chain(headers);
        String client = peer;
        String scheme = null;
        String authority = null;
        List<String> proxies = new ArrayList<>();
        int stated = 0;
        for (int i = chain.size() - 1; i >= 0; i--) {
            ForwardedElement element = chain.get(i);
            scheme = scheme(element.proto(), scheme);
            authority = authority(element.host(), authority);
            IpAddress node = element.node() == null ? null : node(element.node());
            if (node == null) {
                break;
            }
            proxies.addFirst(client);
            client = node.text();
            stated++;
            if (!trusted.passesOn(node, stated)) {
                break;
            }
        }
        scheme = scheme(entry(headers, "x-forwarded-proto", stated), scheme);
        authority = authority(entry(headers, "x-forwarded-host", stated), authority);
        return new StatedCaller(client, proxies, scheme, authority, prefix(headers.all("x-forwarded-prefix")));
    }

    /** From left to right, at most so many from the right as count. */
    private static List<ForwardedElement> chain(HeaderFields headers) {
        List<String> forwardedFor = headers.all("x-forwarded-for");
        if (!forwardedFor.isEmpty()) {
            return nodes(forwardedFor);
        }
        List<String> forwarded = headers.all("forwarded");
        if (!forwarded.isEmpty()) {
            return elements(forwarded);
        }
        return nodes(headers.all("x-real-ip"));
    }

    private static List<ForwardedElement> nodes(List<String> values) {
        List<ForwardedElement> nodes = new ArrayList<>();
        for (String value : values) {
            for (String node : value.split(",", -1)) {
                nodes.add(new ForwardedElement(node.strip(), null, null));
            }
        }
        return last(nodes);
    }

    /** Nothing left of a value that cannot be read counts. */
    private static List<ForwardedElement> elements(List<String> values) {
        List<ForwardedElement> elements = new ArrayList<>();
        for (String value : values) {
            List<ForwardedElement> more = ForwardedElement.parse(value);
            if (more == null) {
                elements.clear();
            } else {
                elements.addAll(more);
            }
        }
        return last(elements);
    }

    private static List<ForwardedElement> last(List<ForwardedElement> elements) {
        int size = elements.size();
        return size <= LONGEST_CHAIN ? elements : elements.subList(size - LONGEST_CHAIN, size);
    }

    /** An address with or without a port (RFC 7239 section 6); null for {@code unknown} and obfuscated nodes. */
    static @Nullable IpAddress node(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end > 0 && isPort(text.substring(end + 1)) && text.indexOf(':') < end
                    ? IpAddress.parse(text.substring(1, end))
                    : null;
        }
        int colon = text.indexOf(':');
        boolean port = colon >= 0 && colon == text.lastIndexOf(':');
        if (!port) {
            return IpAddress.parse(text);
        }
        return isPort(text.substring(colon)) ? IpAddress.parse(text.substring(0, colon)) : null;
    }

    /** Empty, or a colon and up to five digits; obfuscated ports ({@code :_x}) are ports too. */
    private static boolean isPort(String text) {
        if (text.isEmpty()) {
            return true;
        }
        if (text.charAt(0) != ':' || text.length() == 1) {
            return false;
        }
        String port = text.substring(1);
        boolean number = port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        return number || (port.charAt(0) == '_' && FieldText.isToken(port));
    }

    /** The entry that belongs to the caller in a list that runs beside the chain. Most proxies write one entry only. */
    private static @Nullable String entry(HeaderFields headers, String name, int stated) {
        List<String> values = headers.all(name);
        if (values.isEmpty()) {
            return null;
        }
        String[] entries = String.join(",", values).split(",", -1);
        return entries[entries.length - Math.clamp(stated, 1, entries.length)].strip();
    }

    private static @Nullable String scheme(@Nullable String stated, @Nullable String known) {
        if (stated == null) {
            return known;
        }
        return switch (stated.toLowerCase(Locale.ROOT)) {
            case "http", "ws" -> "http";
            case "https", "wss" -> "https";
            default -> known;
        };
    }

    private static @Nullable String authority(@Nullable String stated, @Nullable String known) {
        return stated != null && isAuthority(stated) ? stated : known;
    }

    /** Each proxy adds the part that it takes away at the end. None counts unless all of them are paths. */
    private static String prefix(List<String> stated) {
        if (stated.isEmpty()) {
            return "";
        }
        StringBuilder prefix = new StringBuilder();
        for (String entry : String.join(",", stated).split(",", -1)) {
            String path = entry.strip();
            String part = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            if (!part.isEmpty() && !isPath(part)) {
                return "";
            }
            prefix.append(part);
        }
        return prefix.length() <= LONGEST_PREFIX ? prefix.toString() : "";
    }

    /** A path without escapes, empty segments and segments that begin with a dot. */
    private static boolean isPath(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!FieldText.isLetterOrDigit(c) && "/-._~!$&'()*+=:@".indexOf(c) < 0) {
                return false;
            }
        }
        return text.startsWith("/") && !text.endsWith("/") && !text.contains("//") && !text.contains("/.");
    }

    private static boolean isAuthority(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!FieldText.isLetterOrDigit(c) && "-._:[]".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_AUTHORITY;
    }
}
