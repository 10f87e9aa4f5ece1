package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mgwc.gateway.edge.RawConnection;
import mgwc.gateway.release.ReleaseOnDisk;
import mgwc.gateway.release.ReleaseRefused;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A release directory in, answers out. */
class GatewayTest {

    static TokenIssuer issuer;

    @TempDir
    Path directory;

    ReleaseOnDisk release;
    EchoBackend east;
    RunningGateway gateway;
    HttpClient client;

    @BeforeAll
    static void makeKeys() throws JoseException {
        issuer = new TokenIssuer();
    }

    @BeforeEach
    void writeRelease() throws Exception {
        east = new EchoBackend("east");
        client = HttpClient.newHttpClient();
        release = ReleaseOnDisk.copyOf("pizza", directory.resolve("release"))
                .write("keys/corporate.jwks.json", issuer.keys())
                .withBackendAt(east.url())
                .withSpoolIn(directory.resolve("spool"))
                .seal();
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.stop(Duration.ofSeconds(5));
        }
        east.close();
        client.close();
    }

    @Test
    void anAnonymousOperationNeedsNoToken() throws Exception {
        start();

        HttpResponse<String> menu = get("/pizza/v1/menu?size=a%20b&x=%7By%7D", null);

        assertThat(menu.statusCode()).isEqualTo(200);
        assertThat(menu.body()).isEqualTo("east /menu?size=a%20b&x=%7By%7D");
    }

    @Test
    void aTokenWithTheScopeOpensTheOperation() throws Exception {
        start();

        assertThat(get("/pizza/v1/orders/7", issuer.token("anyone", "order:read"))
                        .body())
                .isEqualTo("east /orders/7");
        assertThat(post("/pizza/v1/orders", issuer.token("web-shop", "order:write"))
                        .body())
                .isEqualTo("east /orders");
    }

    @Test
    void withoutATokenItIs401WithAChallenge() throws Exception {
        start();

        HttpResponse<String> order = get("/pizza/v1/orders/7", null);

        assertThat(order.statusCode()).isEqualTo(401);
        assertThat(order.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"mgwc\"");
        assertThat(order.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(get("/pizza/v1/orders/7", "not.a.token").statusCode()).isEqualTo(401);
        assertThat(get("/pizza/v1/orders/7", new TokenIssuer().token("web-shop", "order:read"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void withoutTheScopeOrTheSubscriptionItIs403() throws Exception {
        start();

        HttpResponse<String> order = get("/pizza/v1/orders/7", issuer.token("web-shop", "order:write"));

        assertThat(order.statusCode()).isEqualTo(403);
        assertThat(order.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("insufficient_scope", "order:read"));
        assertThat(post("/pizza/v1/orders", issuer.token("stranger", "order:write"))
                        .body())
                .contains("\"code\":900908");
    }

    @Test
    void pastTheTierItIs429AndSaysWhenToComeBack() throws Exception {
        start();
        get("/pizza/v1/specials", null);
        get("/pizza/v1/specials", null);

        HttpResponse<String> third = get("/pizza/v1/specials", null);

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(get("/pizza/v1/menu", null).statusCode()).isEqualTo(200);
    }

    @Test
    void aDeadBackendIs502AndASilentOne504() throws Exception {
        release.replace("gateway.json", "\"/menu\"", "\"/slow\"")
                .withResponseTimeout(200)
                .seal();
        start();

        assertThat(get("/pizza/v1/slow", null).statusCode()).isEqualTo(504);
        east.close();
        assertThat(get("/pizza/v1/specials", null).statusCode()).isEqualTo(502);
    }

    @Test
    void operatorsSeeWhereTheReleaseComesFrom() throws Exception {
        start();
        String digest = gateway.digest();
        assertThat(admin("GET", "/release").body()).doesNotContain("commit", "mgwcVersion");

        release.write("provenance.json", "{\"commit\": \"c0ffee\", \"mgwcVersion\": \"0.1.0\"}");
        admin("POST", "/reload");

        assertThat(admin("GET", "/release").body())
                .contains("\"commit\":\"c0ffee\"", "\"mgwcVersion\":\"0.1.0\"", "\"digest\":\"" + digest + "\"");
        assertThat(admin("GET", "/metrics").body()).contains("commit=\"c0ffee\"");
    }

    @Test
    void operatorsSeeHealthReadinessReleaseAndMetrics() throws Exception {
        start();
        get("/pizza/v1/menu", null);
        get("/pizza/v1/orders/7", null);
        get("/nowhere", null);

        assertThat(admin("GET", "/health").statusCode()).isEqualTo(200);
        assertThat(admin("GET", "/ready").statusCode()).isEqualTo(200);
        assertThat(admin("GET", "/release").body())
                .contains("\"digest\":\"" + gateway.digest() + "\"", "\"environment\":\"test\"", "\"operations\":4");
        // a request is counted when its response was written, which the caller can see a moment earlier
        awaitMetric("mgwc_requests_in_flight 0.0");
        assertThat(admin("GET", "/metrics").body())
                .contains(
                        "mgwc_requests_total{api=\"pizza-v1\",operation=\"getMenu\",status=\"2xx\"} 1.0",
                        "mgwc_requests_total{api=\"pizza-v1\",operation=\"getOrder\",status=\"4xx\"} 1.0",
                        "mgwc_requests_total{api=\"\",operation=\"\",status=\"4xx\"} 1.0",
                        "mgwc_auth_failures_total{api=\"pizza-v1\",operation=\"getOrder\",reason=\"no-token\"} 1.0",
                        "mgwc_request_duration_seconds_bucket{api=\"pizza-v1\",operation=\"getMenu\",le=\"1.0\"} 1",
                        "mgwc_requests_in_flight 0.0",
                        "mgwc_release_info{",
                        "# TYPE mgwc_usage_events_written_total counter",
                        "# TYPE mgwc_usage_events_lost_total counter",
                        "mgwc_usage_events_lost_total 0.0",
                        "# TYPE mgwc_usage_events_removed_total counter",
                        "# TYPE process_cpu_seconds_total counter",
                        "jvm_memory_used_bytes")
                .doesNotContain("process_cpu_time_ns");
        assertThat(admin("POST", "/health").statusCode()).isEqualTo(405);
        assertThat(admin("GET", "/reload").statusCode()).isEqualTo(405);
        assertThat(admin("GET", "/menu").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/ready", "/metrics", "/release", "/reload", "/nothing"})
    void theAdminPortAnswersNoPageThatReboundItsName(String path) throws Exception {
        start();
        URI admin = URI.create(gateway.listening().adminAddress());
        String method = path.equals("/reload") ? "POST" : "GET";

        try (RawConnection page = new RawConnection(admin.getPort())) {
            RawConnection.Response refused = page.get(method + " " + path + " HTTP/1.1\nHost: evil.example");

            assertThat(refused.status()).isEqualTo(421);
            assertThat(refused.body()).contains("900421").doesNotContain("digest", "mgwc_");
        }
    }

    @Test
    void aReloadDecidesAnewUnderWhichNamesTheAdminPortAnswers() throws Exception {
        start();
        URI admin = URI.create(gateway.listening().adminAddress());
        release.replace(
                        "gateway.json",
                        "\"admin\": {\"host\": \"127.0.0.1\",",
                        "\"admin\": {\"host\": \"127.0.0.1\", \"hostNames\": [\"gw.internal\"],")
                .seal();

        assertThat(admin("POST", "/reload").statusCode()).isEqualTo(200);

        try (RawConnection operator = new RawConnection(admin.getPort())) {
            assertThat(operator.get("GET /ready HTTP/1.1\nHost: gw.internal:9090")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void everyRequestLeavesOneUsageEvent() throws Exception {
        start();
        get("/pizza/v1/menu", null);
        get("/pizza/v1/orders/7", null);
        get("/nowhere?secret=1", null);
        gateway.stop(Duration.ofSeconds(5));
        gateway = null;

        assertThat(usageEvents())
                .hasSize(3)
                .anySatisfy(event -> assertThat(event).contains("\"operation\":\"getMenu\"", "\"status\":200", "east"))
                .anySatisfy(event -> assertThat(event).contains("\"operation\":\"getOrder\"", "\"problem\":900902"))
                .anySatisfy(event -> assertThat(event)
                        .contains("\"status\":404", "\"problem\":900906")
                        .doesNotContain("\"api\"", "\"operation\"", "nowhere", "secret"));
    }

    @Test
    void aReloadServesWhatIsInTheDirectoryNow() throws Exception {
        start();
        String before = gateway.digest();
        release.replace("gateway.json", "\"path\": \"/menu\"", "\"path\": \"/card\"")
                .seal();

        HttpResponse<String> reload = admin("POST", "/reload");

        assertThat(reload.statusCode()).isEqualTo(200);
        assertThat(gateway.digest()).isNotEqualTo(before);
        assertThat(get("/pizza/v1/card", null).statusCode()).isEqualTo(200);
        assertThat(get("/pizza/v1/menu", null).statusCode()).isEqualTo(404);
    }

    @Test
    void everyAnswerNamesTheIdOfItsRequest() throws Exception {
        start();

        HttpResponse<String> menu = get("/pizza/v1/menu", null);
        HttpResponse<String> order = get("/pizza/v1/orders/7", null);
        HttpResponse<String> nothing = get("/nowhere", null);

        assertThat(id(menu)).matches("[0-9a-f]{32}").isNotEqualTo(id(order));
        assertThat(order.body()).contains("\"instance\":\"urn:mgwc:request:" + id(order) + "\"");
        assertThat(nothing.body()).contains("\"instance\":\"urn:mgwc:request:" + id(nothing) + "\"");
        gateway.stop(Duration.ofSeconds(5));
        gateway = null;
        assertThat(usageEvents())
                .anySatisfy(event ->
                        assertThat(event).contains("\"operation\":\"getMenu\"", "\"requestId\":\"" + id(menu) + "\""));
    }

    @Test
    void aReloadDecidesAnewWhichPeersAreTrusted() throws Exception {
        start();
        assertThat(id(menuAs("order-7"))).isNotEqualTo("order-7");
        release.replace(
                        "gateway.json",
                        "\"listener\": {",
                        "\"listener\": {\"trustedProxies\": {\"networks\": [\"127.0.0.0/8\", \"::1/128\"]}, ")
                .seal();

        admin("POST", "/reload");

        assertThat(id(menuAs("order-7"))).isEqualTo("order-7");
        assertThat(id(menuAs("a b"))).matches("[0-9a-f]{32}");
    }

    private HttpResponse<String> menuAs(String id) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(gateway.listening().address() + "/pizza/v1/menu"))
                        .header("X-Request-ID", id)
                        .build(),
                BodyHandlers.ofString());
    }

    private static String id(HttpResponse<String> response) {
        return response.headers().firstValue("x-request-id").orElseThrow();
    }

    @Test
    void aReloadKeepsCountingWhereALimitStaysTheSame() throws Exception {
        start();
        get("/pizza/v1/specials", null);
        get("/pizza/v1/specials", null);

        admin("POST", "/reload");

        assertThat(get("/pizza/v1/specials", null).statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            gateway.json                  | "tier": "Tiny"       | "tier": "Tiy"           | which `$.definitions.tiers` lacks
            gateway.json                  | "/specials"          | "/menu"                 | is served by both
            gateway.json                  | "/specials"          | "/{a}{b}"               | is not well-formed
            gateway.json                  | "pizza-v1.jwt"       | "pizza-v1.oauth"        | belongs to no API
            gateway.json                  | "authentication": "none" | "authentication": "required" | requires authentication but lacks `authenticate`, which guards its step `forward`
            gateway.json                  | "listener": {        | "listener": {"trustedProxies": {"networks": ["10.0.0.1/8"]}, | `10.0.0.1/8` is not a network
            gateway.json                  | "listener": {        | "listener": {"trustedProxies": {"hops": 0}, | there are 0 proxies
            gateway.json                  | "listener": {        | "listener": {"trustedProxies": {}, | exactly one of `hops` and `networks`
            gateway.json                  | "RS256"              | "none"                  | does not verify
            gateway.json                  | "perMillis": 60000, "requests": 5000 | "perMillis": 1, "requests": 2000000 | more than one request per nanosecond
            keys/corporate.jwks.json      | "RSA"                | "oct"                   | of issuer `corporate` in `keys/corporate.jwks.json` cannot be used
            routes/pizza-v1.camel.yaml    | mgw-usage:spool        | mgw-usage:kafka           | has the step `mgw-usage:kafka`, which this gateway does not have
            routes/pizza-v1.camel.yaml    | mgw-throttle:local   | log:hello               | has the step `log:hello`, which this gateway does not have
            routes/pizza-v1.camel.yaml    | to: mgw-usage:spool    | setBody: {simple: "${env:PATH}"} | is not a route file at line 13, column 11: expected `to`
            routes/pizza-v1.camel.yaml    | - to: mgw-authorize:scopes | - to: mgw-throttle:local | has the step `throttle` behind `throttle`, which is not the order of steps
            routes/pizza-v1.camel.yaml    | to: mgw-authorize:scopes | to: mgw-usage:spool | has the step `throttle` behind `usage`
            routes/pizza-v1.camel.yaml    | platform-http:/pizza/v1 | platform-http:/pizza | and not at the base path `/pizza/v1`
            routes/pizza-v1.camel.yaml    | - route:             | - rute:                 | is not a route file at line 1, column 3: expected `route`
            routes/pizza-v1.camel.yaml    | id: pizza-v1.jwt     | id: pizza-v1.anonymous  | pizza-v1.
            """)
    void aReleaseThatCannotBeServedChangesNothing(String file, String old, String now, String reason) throws Exception {
        start();
        String before = gateway.digest();
        release.replace(file, old, now).seal();

        HttpResponse<String> reload = admin("POST", "/reload");

        assertThat(reload.statusCode()).isEqualTo(422);
        assertThat(reload.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(reload.body()).contains(reason).doesNotContain("Exception", "org.apache", "\\tat ");
        assertThat(gateway.digest()).isEqualTo(before);
        assertThat(get("/pizza/v1/menu", null).statusCode()).isEqualTo(200);
        assertThat(get("/pizza/v1/orders/7", issuer.token("anyone", "order:read"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTamperedReleaseIsNotStarted() {
        release.replace("gateway.json", "\"order:write\"", "\"order:read\"");

        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, this::start);

        assertThat(refused).hasMessageStartingWith("`gateway.json` was changed after the release was built");
    }

    @Test
    void aPortThatIsTakenIsSaidInOneSentence() throws Exception {
        start();
        release.replace(
                        "gateway.json",
                        "\"listener\": {\"host\": \"127.0.0.1\", \"port\": 0,",
                        "\"listener\": {\"host\": \"127.0.0.1\", \"port\": "
                                + gateway.listening().port() + ",")
                .seal();

        StartFailed failed = catchThrowableOfType(StartFailed.class, () -> RunningGateway.start(arguments()));

        assertThat(failed)
                .hasMessage("cannot listen on `127.0.0.1` port "
                        + gateway.listening().port() + ": Address already in use");
    }

    private void start() throws ReleaseRefused, StartFailed {
        gateway = RunningGateway.start(arguments());
    }

    private GatewayArguments arguments() {
        return GatewayArguments.of(release.directory());
    }

    private void awaitMetric(String line) throws Exception {
        Eventually.holds(line, () -> admin("GET", "/metrics").body().contains(line));
    }

    private List<String> usageEvents() throws Exception {
        try (Stream<Path> files = Files.walk(directory.resolve("spool"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(gateway.listening().address() + path, token).GET());
    }

    private HttpResponse<String> post(String path, String token) throws Exception {
        return send(request(gateway.listening().address() + path, token)
                .POST(BodyPublishers.ofString("{\"pizza\":\"due\"}")));
    }

    private HttpResponse<String> admin(String method, String path) throws Exception {
        return send(request(gateway.listening().adminAddress() + path, null).method(method, BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder request(String url, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).version(HttpClient.Version.HTTP_1_1);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
