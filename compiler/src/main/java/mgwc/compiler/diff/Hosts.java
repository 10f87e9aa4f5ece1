package mgwc.compiler.diff;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.Comparison;
import mgwc.compiler.change.EffectiveValues;
import mgwc.compiler.change.Subject;
import mgwc.value.NodePath;

/** What a change does to the hosts that requests go to. */
final class Hosts {

    private static final NodePath ENDPOINTS = NodePath.of("spec", "endpoints");
    private static final NodePath PRODUCTION = ENDPOINTS.child("production");
    private static final NodePath SANDBOX = ENDPOINTS.child("sandbox");

    /** Names that resolve only inside (RFC 6762, RFC 8375, the .internal domain) and addresses of RFC 1918 and 4193. */
    private static final Pattern INSIDE =
            Pattern.compile("localhost|[^.:]+|.*\\.(internal|local|localdomain|lan|intranet|svc|home\\.arpa)"
                    + "|(10|127)\\..*|192\\.168\\..*|172\\.(1[6-9]|2[0-9]|3[01])\\..*|\\[?(::1|f[cd][0-9a-f]{2}:.*)");

    private Hosts() {}

    static boolean losesTls(Change change, Comparison sides) {
        return change.path().name().equals("url")
                && change.before().filter(value -> secure(value.text())).isPresent()
                && change.after().filter(value -> !secure(value.text())).isPresent();
    }

    private static boolean secure(String url) {
        return url.regionMatches(true, 0, "https:", 0, "https:".length());
    }

    /** A host that no backend of the environment had before, and that is not one of an inner network. */
    static boolean reachesNewExternal(Change change, Comparison sides) {
        if (change.subject().kind() != Subject.Kind.API || change instanceof Change.Removed) {
            return false;
        }
        Set<String> hosts = new TreeSet<>();
        below(change.subject(), change.path(), sides.after()).forEach(hosts::add);
        hosts.removeIf(host -> INSIDE.matcher(host).matches());
        if (hosts.isEmpty()) {
            return false;
        }
        for (Subject subject : sides.before().subjects()) {
            below(subject, ENDPOINTS, sides.before()).forEach(hosts::remove);
        }
        return !hosts.isEmpty();
    }

    static boolean sandboxReachesProduction(Change change, Comparison sides) {
        Subject subject = change.subject();
        boolean concerns = subject.kind() == Subject.Kind.API
                && !(change instanceof Change.Removed)
                && (change.path().startsWith(SANDBOX) || SANDBOX.startsWith(change.path()));
        if (!concerns) {
            return false;
        }
        Set<String> sandbox = new TreeSet<>();
        below(subject, change.path().startsWith(SANDBOX) ? change.path() : SANDBOX, sides.after())
                .forEach(sandbox::add);
        return below(subject, PRODUCTION, sides.after()).anyMatch(sandbox::contains);
    }

    private static Stream<String> below(Subject subject, NodePath path, EffectiveValues side) {
        return side.of(subject).entrySet().stream()
                .filter(leaf -> leaf.getKey().name().equals("url")
                        && leaf.getKey().startsWith(path)
                        && leaf.getKey().startsWith(ENDPOINTS))
                .map(Map.Entry::getValue)
                .flatMap(value -> host(value.text()).stream());
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
