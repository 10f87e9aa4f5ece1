package mgwc.gateway.forward;

import java.util.Locale;
import mgwc.gateway.backend.BackendUrl;
import org.jspecify.annotations.Nullable;

/**
 * Maps references of a backend to its own resources to the paths under which callers reach them, for {@code Location}
 * and {@code Content-Location} (RFC 9110 sections 10.2.2 and 8.7).
 *
 * <p>A reference that is mapped becomes a path, which holds nothing that a caller sent and no address. Everything else
 * stays as it is: other hosts, paths outside of the backend's URL, and relative references that lead both sides to the
 * same resource, as nearly all do.
 *
 * @param backend the backend that answered
 * @param prefix the part of the path that the caller sees and the backend does not; empty, or starts but does not end
 *     with a slash
 * @param below the path of the request below the prefix; empty, or starts with a slash
 */
record ReferenceMapping(BackendUrl backend, String prefix, String below) {

    /** The reference for the caller; the same object if there is nothing to map. */
    String map(String reference) {
        if (!isPlain(reference)) {
            return reference;
        }
        boolean relative = isRelative(reference);
        int start = relative ? 0 : pathStart(reference);
        if (start < 0) {
            return reference;
        }
        int end = endOf(reference, start, "?#");
        String own = reference.substring(start, end);
        String path = relative ? mapRelative(own) : mapPath(own);
        if (path == null) {
            return reference;
        }
        // two slashes in front would be a host to whoever reads it
        String safe = path.startsWith("//") ? "/." + path : path;
        return safe + reference.substring(end);
    }

    /** Browsers take a backslash for a slash and leave out control characters; nobody knows where that leads. */
    private static boolean isPlain(String reference) {
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c <= ' ' || c == 0x7f || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Whether the reference begins with a path that is relative to that of the request (RFC 3986 section 4.2). */
    private static boolean isRelative(String reference) {
        int end = endOf(reference, 0, ":/?#");
        boolean scheme = end < reference.length() && reference.charAt(end) == ':';
        return !scheme && (end > 0);
    }

    /** The path for callers; null if they come to it from the path of their request. */
    private @Nullable String mapRelative(String path) {
        String base = backend.pathPrefix();
        String target = resolved(base + below, path);
        String mapped = isBelow(target, base) ? prefix + target.substring(base.length()) : null;
        return resolved(prefix + below, path).equals(mapped) ? null : mapped;
    }

    /** RFC 3986 section 5.2.3. */
    private static String resolved(String base, String path) {
        String folder = base.isEmpty() ? "/" : base.substring(0, base.lastIndexOf('/') + 1);
        return withoutDotSegments(folder + path);
    }

    /** Where the path begins, if the reference is one to the backend itself; -1 if not. */
    private int pathStart(String reference) {
        if (reference.startsWith("/") && !reference.startsWith("//")) {
            return 0;
        }
        int slashes = reference.indexOf("//");
        String scheme = backend.tls() ? "https:" : "http:";
        boolean sameScheme = slashes == 0
                || (slashes == scheme.length() && reference.regionMatches(true, 0, scheme, 0, scheme.length()));
        if (!sameScheme) {
            return -1;
        }
        int end = endOf(reference, slashes + 2, "/?#");
        return isBackend(reference.substring(slashes + 2, end)) ? end : -1;
    }

    private static int endOf(String text, int start, String delimiters) {
        int end = start;
        while (end < text.length() && delimiters.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /**
     * Whether host and port are those of the backend; the scheme's own port may be left out (RFC 3986 section 6.2.3).
     */
    private boolean isBackend(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']');
        String host = port ? authority.substring(0, colon) : authority;
        String digits = port ? authority.substring(colon + 1) : "";
        int number = digits.isEmpty() ? backend.tls() ? 443 : 80 : number(digits);
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return number == backend.port() && bare.equalsIgnoreCase(backend.host());
    }

    private static int number(String digits) {
        boolean plain = digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Integer.parseInt(digits) : -1;
    }

    /**
     * The path for callers; null if the backend's URL does not cover it. A backend that knows the prefix from
     * {@code X-Forwarded-Prefix} may have added it itself. Of both meanings the more exact one counts.
     */
    private @Nullable String mapPath(String path) {
        String plain = withoutDotSegments(path);
        String base = backend.pathPrefix();
        if (isBelow(plain, prefix) && prefix.length() >= base.length()) {
            return prefix.isEmpty() ? orRoot(plain) : plain;
        }
        return isBelow(plain, base) ? orRoot(prefix + plain.substring(base.length())) : null;
    }

    private static String orRoot(String path) {
        return path.isEmpty() ? "/" : path;
    }

    private static boolean isBelow(String path, String base) {
        return path.startsWith(base) && (path.length() == base.length() || path.charAt(base.length()) == '/');
    }

    /** RFC 3986 section 5.2.4, and as browsers do with a dot that is percent-encoded. */
    private static String withoutDotSegments(String path) {
        if (!path.contains("/.") && !path.toLowerCase(Locale.ROOT).contains("/%2e")) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        for (int slash = 0; slash < path.length(); ) {
            int next = path.indexOf('/', slash + 1);
            int end = next < 0 ? path.length() : next;
            String segment =
                    path.substring(slash + 1, end).toLowerCase(Locale.ROOT).replace("%2e", ".");
            boolean up = segment.equals("..");
            if (up) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
            }
            if (!up && !segment.equals(".")) {
                out.append(path, slash, end);
            } else if (next < 0) {
                out.append('/');
            }
            slash = end;
        }
        return out.toString();
    }
}
