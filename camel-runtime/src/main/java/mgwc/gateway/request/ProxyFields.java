package mgwc.gateway.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Names of header fields by which proxies and platforms tell a server who the caller is: its address, certificate,
 * user, or what it asked the proxy for. Anyone can send them, so they count from trusted proxies only.
 *
 * <p>Names are compared without regard to case, and {@code _} is taken for {@code -}, as many servers do.
 */
public final class ProxyFields {

    /** A name that ends in {@code *} stands for every name that begins so. */
    private static final String[] NAMES = {
        // addresses, schemes and hosts
        "forwarded",
        "forwarded-for*",
        "x-forwarded*",
        "x-real-*",
        "x-client-ip",
        "x-cluster-client*",
        "x-originating-*",
        "x-original-*",
        "x-rewrite-*",
        "x-remote-*",
        "x-proxyuser-*",
        "x-host",
        "x-http-host*",
        "x-scheme",
        "x-url-scheme",
        "true-client-*",
        "client-ip",
        "cdn-real-ip",
        "cdn-src-ip",
        "do-connecting-ip",
        "fly-client-ip",
        "incap-client-ip",
        "x-nf-client-*",
        "x-sucuri-client*",
        "http-client-ip",
        "front-end-https",
        "proxy*",
        "wl-proxy-*",
        "x-proxy-*",
        // certificates of callers
        "client-cert*",
        "ssl-client*",
        "x-ssl-*",
        "x-client-cert*",
        "x-client-dn*",
        "x-client-verify*",
        "x-client-ssl*",
        "x-client-tls*",
        "x-tls-client-*",
        // users and applications
        "remote-*",
        "x-consumer-*",
        "x-credential-*",
        "x-anonymous-consumer",
        "x-authenticated-*",
        "x-auth-request-*",
        "x-jwt-assertion*",
        "x-authentik-*",
        "x-pomerium-*",
        "x-vouch-*",
        "x-endpoint-api-userinfo",
        "x-apigateway-api-userinfo",
        "x-userinfo",
        "x-webauth-*",
        // platforms
        "akamai-*",
        "ali-cdn-*",
        "cf-*",
        "cloudfront-*",
        "fastly-*",
        "x-amzn-mtls-*",
        "x-amzn-oidc-*",
        "x-appengine-*",
        "x-arr-*",
        "x-azure-*",
        "x-envoy-*",
        "x-goog-authenticated-user-*",
        "x-goog-iap-*",
        "x-ms-client-principal*",
        "x-ms-token-*",
        "x-vercel-*",
    };

    private static final int BUCKETS = 64;
    private static final String[][] BY_BUCKET = byBucket();

    private ProxyFields() {}

    /** Looks at few characters of most names, and allocates nothing. */
    public static boolean contains(CharSequence name) {
        if (name.length() < 3) {
            return false;
        }
        for (String known : BY_BUCKET[bucket(name)]) {
            if (matches(known, name)) {
                return true;
            }
        }
        return false;
    }

    /** Removes all of them, in whatever spelling. */
    static void removeFrom(MutableHeaderFields fields) {
        Removal removal = new Removal();
        fields.forEach(removal);
        for (String name : removal.names) {
            fields.remove(name);
        }
    }

    /** Finds the names to remove; almost always none. */
    private static final class Removal implements BiConsumer<String, String> {

        private List<String> names = List.of();

        @Override
        public void accept(String name, String value) {
            if (contains(name)) {
                if (names.isEmpty()) {
                    names = new ArrayList<>();
                }
                names.add(name);
            }
        }
    }

    private static boolean matches(String known, CharSequence name) {
        boolean prefix = known.charAt(known.length() - 1) == '*';
        int length = prefix ? known.length() - 1 : known.length();
        if (prefix ? name.length() < length : name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != plain(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** By the first letter; names with {@code x-} in front, which are many, by the letter after it. */
    private static int bucket(CharSequence name) {
        char first = plain(name.charAt(0));
        return first == 'x' && plain(name.charAt(1)) == '-' ? 32 + (plain(name.charAt(2)) & 31) : first & 31;
    }

    private static char plain(char c) {
        return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    private static String[][] byBucket() {
        String[][] buckets = new String[BUCKETS][0];
        for (String name : NAMES) {
            int bucket = bucket(name);
            String[] longer = Arrays.copyOf(buckets[bucket], buckets[bucket].length + 1);
            longer[longer.length - 1] = name;
            buckets[bucket] = longer;
        }
        return buckets;
    }
}
