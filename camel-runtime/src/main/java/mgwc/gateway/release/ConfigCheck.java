package mgwc.gateway.release;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.release.GatewayConfig.Api;
import mgwc.gateway.release.GatewayConfig.ApiOperation;
import mgwc.gateway.release.GatewayConfig.Backend;
import mgwc.gateway.release.GatewayConfig.BackendAuthentication;
import mgwc.gateway.release.GatewayConfig.HeaderCredential;
import mgwc.gateway.release.GatewayConfig.Issuer;
import mgwc.gateway.release.GatewayConfig.ListenerTls;
import mgwc.gateway.release.GatewayConfig.Tier;
import mgwc.gateway.release.GatewayConfig.Upstream;
import mgwc.release.ReleaseManifest;

/** Whether everything {@code gateway.json} refers to is there and every number is one the gateway can work with. */
final class ConfigCheck {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY");

    /** What says where a message ends or where it goes is the gateway's own to write. */
    private static final Set<String> NO_CREDENTIAL =
            Set.of("connection", "content-length", "expect", "host", "te", "trailer", "transfer-encoding", "upgrade");

    private static final long LONGEST_MILLIS = Duration.ofDays(1).toMillis();
    private static final long LONGEST_PERIOD_MILLIS = Duration.ofDays(366).toMillis();

    private final GatewayConfig config;
    private final Set<String> files;

    private ConfigCheck(GatewayConfig config, Set<String> files) {
        this.config = config;
        this.files = files;
    }

    static void check(ReleaseManifest manifest, GatewayConfig config, Set<String> files) throws ReleaseRefused {
        ConfigCheck check = new ConfigCheck(config, files);
        check.that(
                manifest.environment().equals(config.environment()),
                "$.environment",
                "is `" + config.environment() + "` but `release.json` says `" + manifest.environment() + "`");
        check.listeners();
        for (Map.Entry<String, Issuer> issuer : config.issuers().entrySet()) {
            check.issuer("$.issuers['" + issuer.getKey() + "']", issuer.getValue());
        }
        for (Map.Entry<String, Tier> tier : config.tiers().entrySet()) {
            check.tier("$.tiers['" + tier.getKey() + "']", tier.getValue());
        }
        for (Map.Entry<String, Upstream> upstream : config.upstreams().entrySet()) {
            check.upstream("$.upstreams['" + upstream.getKey() + "']", upstream.getValue());
        }
        for (Map.Entry<String, Api> api : config.apis().entrySet()) {
            check.api("$.apis['" + api.getKey() + "']", api.getValue());
        }
        for (var application : config.applications().entrySet()) {
            for (var subscription : application.getValue().subscriptions().entrySet()) {
                check.tierExists(
                        "$.applications['" + application.getKey() + "'].subscriptions['" + subscription.getKey() + "']",
                        subscription.getValue().tier());
            }
        }
    }

    private void listeners() throws ReleaseRefused {
        that(isPort(config.listener().port()), "$.listener.port", "is no port");
        that(isPort(config.admin().port()), "$.admin.port", "is no port");
        that(!config.listener().host().isBlank(), "$.listener.host", "is empty");
        that(!config.admin().host().isBlank(), "$.admin.host", "is empty");
        that(isPath(config.analytics().spoolDirectory()), "$.analytics.spoolDirectory", "is no path");
        Optional<ListenerTls> tls = config.listener().tls();
        that(tls.isEmpty() || isPath(tls.get().certificateFile()), "$.listener.tls.certificateFile", "is no path");
    }

    private void issuer(String path, Issuer issuer) throws ReleaseRefused {
        that(!issuer.audiences().isEmpty(), path + ".audiences", "is empty, so no token could be told from another's");
        that(!issuer.algorithms().isEmpty(), path + ".algorithms", "is empty");
        that(
                issuer.clockSkewMillis() >= 0 && issuer.clockSkewMillis() <= LONGEST_MILLIS,
                path + ".clockSkewMillis",
                "is negative or longer than a day");
        Optional<String> url = issuer.jwks().url();
        that(url.isEmpty() || isHttp(url.get()), path + ".jwks.url", "is no http(s) URL");
        Optional<String> file = issuer.jwks().file();
        that(file.isEmpty() || files.contains(file.get()), path + ".jwks.file", "names a file the release lacks");
    }

    private void tier(String path, Tier tier) throws ReleaseRefused {
        that(tier.requests() > 0 && tier.perMillis() > 0 && tier.burst() > 0, path, "allows nothing");
        that(tier.perMillis() <= LONGEST_PERIOD_MILLIS, path + ".perMillis", "is longer than a year");
    }

    private void upstream(String path, Upstream upstream) throws ReleaseRefused {
        that(
                upstream.backends().stream().anyMatch(backend -> backend.weight() > 0),
                path + ".backends",
                "has no back end with a weight above 0");
        for (Backend backend : upstream.backends()) {
            that(backend.weight() >= 0, path + ".backends", "has a negative weight at `" + backend.name() + "`");
            that(
                    isHttp(backend.url()),
                    path + ".backends",
                    "has an address that is not an http(s) URL at `" + backend.name() + "`");
        }
        var timeouts = upstream.timeouts();
        that(
                timeouts.connectMillis() > 0 && timeouts.idleMillis() > 0 && timeouts.responseMillis() > 0,
                path + ".timeouts",
                "has a timeout that is not above 0");
        that(
                timeouts.connectMillis() <= LONGEST_MILLIS
                        && timeouts.idleMillis() <= LONGEST_MILLIS
                        && timeouts.responseMillis() <= LONGEST_MILLIS,
                path + ".timeouts",
                "has a timeout that is longer than a day");
        that(upstream.caFile().isEmpty() || isPath(upstream.caFile().get()), path + ".caFile", "is no path");
        Optional<String> header =
                upstream.authentication().flatMap(BackendAuthentication::header).map(HeaderCredential::name);
        that(
                header.isEmpty() || isCredentialHeader(header.get()),
                path + ".authentication.header.name",
                "is no header that credentials could be in");
    }

    private void api(String path, Api api) throws ReleaseRefused {
        that(api.basePath().startsWith("/"), path + ".basePath", "does not start with `/`");
        tierExists(path + ".tier", api.tier());
        for (Map.Entry<KeyType, String> endpoint : api.endpoints().entrySet()) {
            upstreamExists(path + ".endpoints", Optional.of(endpoint.getValue()));
        }
        for (var route : api.routes().entrySet()) {
            String operations = path + ".routes['" + route.getKey() + "'].operations";
            for (int i = 0; i < route.getValue().operations().size(); i++) {
                operation(
                        operations + "[" + i + "]",
                        route.getValue().operations().get(i));
            }
        }
    }

    private void operation(String path, ApiOperation operation) throws ReleaseRefused {
        that(METHODS.contains(operation.method()), path + ".method", "is no method the gateway serves");
        that(operation.path().startsWith("/"), path + ".path", "does not start with `/`");
        that(
                !operation.issuers().isEmpty()
                        || (operation.scopes().isEmpty()
                                && operation.subscription().isEmpty()),
                path,
                "is anonymous but asks for scopes or a subscription");
        for (String issuer : operation.issuers()) {
            that(
                    config.issuers().containsKey(issuer),
                    path + ".issuers",
                    "names `" + issuer + "`, which `$.issuers` lacks");
        }
        tierExists(path + ".tier", operation.tier());
        upstreamExists(path + ".upstream", operation.upstream());
    }

    private void tierExists(String path, Optional<String> tier) throws ReleaseRefused {
        that(
                tier.isEmpty() || config.tiers().containsKey(tier.get()),
                path,
                "names `" + tier.orElse("") + "`, which `$.tiers` lacks");
    }

    private void upstreamExists(String path, Optional<String> upstream) throws ReleaseRefused {
        that(
                upstream.isEmpty() || config.upstreams().containsKey(upstream.get()),
                path,
                "names `" + upstream.orElse("") + "`, which `$.upstreams` lacks");
    }

    private void that(boolean holds, String path, String fact) throws ReleaseRefused {
        if (!holds) {
            throw new ReleaseRefused("`gateway.json` is wrong at `" + path + "`: it " + fact, ReleaseJson.REBUILD);
        }
    }

    private static boolean isPort(int port) {
        return port >= 0 && port <= 65535;
    }

    private static boolean isPath(String text) {
        try {
            return !text.isEmpty() && !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A token of RFC 9110 section 5.6.2, and not one of the fields that frame or route a message. */
    private static boolean isCredentialHeader(String name) {
        return name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") && !NO_CREDENTIAL.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isHttp(String url) {
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
}
