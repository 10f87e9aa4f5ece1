package mgwc.gateway.release;

import java.net.URI;

/** The addresses that definitions may have. */
public final class HttpUrls {

    private static final int LARGEST_PORT = 65535;

    private HttpUrls() {}

    /** Whether the text is an {@code http} or {@code https} URL with a host. */
    public static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPort() != 0
                    && isPort(Math.max(0, uri.getPort()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the number is a port; 0 stands for one that is free. */
    public static boolean isPort(int port) {
        return port >= 0 && port <= LARGEST_PORT;
    }
}
