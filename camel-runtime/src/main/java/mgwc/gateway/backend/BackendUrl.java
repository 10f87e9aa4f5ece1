package mgwc.gateway.backend;

import java.net.URI;

/**
 * Where a backend is.
 *
 * @param host name or address, an IPv6 address without brackets
 * @param authority value of {@code Host}: the port only where it is not the scheme's own (RFC 9110 section 7.2)
 * @param pathPrefix put before the path of every request; empty, or starts but does not end with a slash
 */
public record BackendUrl(boolean tls, String host, int port, String authority, String pathPrefix) {

    /** @throws IllegalArgumentException if it is not an absolute {@code http} or {@code https} URL of a host */
    public static BackendUrl parse(String url) {
        URI uri = URI.create(url);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        String host = uri.getHost();
        if (host == null || (!tls && !"http".equalsIgnoreCase(uri.getScheme()))) {
            throw new IllegalArgumentException("backend url `" + url + "` is not an http or https url of a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("backend url has more than scheme, host, port and path");
        }
        int standardPort = tls ? 443 : 80;
        int port = uri.getPort() == -1 ? standardPort : uri.getPort();
        String authority = port == standardPort ? host : host + ":" + port;
        String bareHost = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new BackendUrl(tls, bareHost, port, authority, withoutFinalSlash(uri.getRawPath()));
    }

    private static String withoutFinalSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Whether the host can be sent as TLS server name, which addresses cannot (RFC 6066 section 3). */
    boolean hasName() {
        return host.indexOf(':') < 0 && !host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
    }
}
