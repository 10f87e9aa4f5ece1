package mgwc.compiler.rule.fact;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** An {@code http} or {@code https} address, equal for URLs that lead to the same place. */
public record Address(String scheme, String host, int port, String path) {

    /** Empty when the text is no URI (RFC 3986) or has no host that a name or an IP address could be. */
    public static Optional<Address> of(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int standard = scheme.equals("https") ? 443 : 80;
            String path = uri.getRawPath();
            return Optional.of(new Address(
                    scheme,
                    uri.getHost().toLowerCase(Locale.ROOT),
                    uri.getPort() < 0 ? standard : uri.getPort(),
                    path.endsWith("/") ? path.substring(0, path.length() - 1) : path));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port + path;
    }
}
