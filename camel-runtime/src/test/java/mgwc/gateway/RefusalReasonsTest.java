package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.release.ReleaseOnDisk;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators learn why a caller was not let in, from events and metrics; callers do not. */
class RefusalReasonsTest {

    private static final NumericDate PAST = NumericDate.fromSeconds(1);
    private static final NumericDate FUTURE = NumericDate.fromSeconds(4_102_444_800L);

    @TempDir
    Path directory;

    private record Row(AuthFailure reason, int status, String authorization) {}

    private static List<Row> rows(TokenIssuer issuer) throws JoseException {
        String forged = issuer.token("anyone", "order:read");
        String none = "eyJhbGciOiJub25lIn0.e30.AA";
        return List.of(
                new Row(AuthFailure.NO_TOKEN, 401, "Basic YTpi"),
                new Row(AuthFailure.MALFORMED_AUTHORIZATION, 400, "Bearer a b"),
                new Row(AuthFailure.TOKEN_TOO_LARGE, 401, "Bearer " + "x".repeat(16 * 1024 + 1)),
                new Row(AuthFailure.MALFORMED_TOKEN, 401, "Bearer not.a.token"),
                new Row(AuthFailure.ALGORITHM_NOT_ALLOWED, 401, "Bearer " + none),
                new Row(
                        AuthFailure.UNKNOWN_ISSUER,
                        401,
                        "Bearer " + issuer.token("a", "order:read", c -> c.setIssuer("https://other.example"))),
                new Row(
                        AuthFailure.WRONG_AUDIENCE,
                        401,
                        "Bearer " + issuer.token("a", "order:read", c -> c.setAudience("https://api.example/"))),
                new Row(
                        AuthFailure.EXPIRED,
                        401,
                        "Bearer " + issuer.token("a", "order:read", c -> c.setExpirationTime(PAST))),
                new Row(
                        AuthFailure.NOT_YET_VALID,
                        401,
                        "Bearer " + issuer.token("a", "order:read", c -> c.setNotBefore(FUTURE))),
                new Row(
                        AuthFailure.MALFORMED_CLAIM,
                        401,
                        "Bearer " + issuer.token("a", "order:read", c -> c.setClaim("exp", "soon"))),
                new Row(
                        AuthFailure.BAD_SIGNATURE,
                        401,
                        "Bearer " + forged.substring(0, forged.length() - 20) + "AAAAAAAAAAAAAAAAAAAA"),
                new Row(AuthFailure.MISSING_SCOPE, 403, "Bearer " + issuer.token("a", "order:write")));
    }

    @Test
    void theReasonIsInEventAndMetricAndNotInTheAnswer() throws Exception {
        TokenIssuer issuer = new TokenIssuer();
        List<Row> rows = rows(issuer);
        Path spool = directory.resolve("spool");
        try (EchoBackend backend = new EchoBackend("east");
                HttpClient client = HttpClient.newHttpClient()) {
            Path release = ReleaseOnDisk.copyOf("pizza", directory.resolve("release"))
                    .write("keys/corporate.jwks.json", issuer.keys())
                    .withBackendAt(backend.url())
                    .withSpoolIn(spool)
                    .seal()
                    .directory();
            RunningGateway gateway = RunningGateway.start(GatewayArguments.of(release));
            try {
                for (Row row : rows) {
                    HttpResponse<String> answer = client.send(
                            HttpRequest.newBuilder(
                                            URI.create(gateway.listening().address() + "/pizza/v1/orders/7"))
                                    .header("Authorization", row.authorization())
                                    .build(),
                            BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(row.reason().text()).isEqualTo(row.status());
                    if (row.reason() != AuthFailure.EXPIRED) { // callers are told that, to get a new token
                        assertThat(answer.body() + answer.headers().map())
                                .doesNotContain(row.reason().text());
                    }
                }
                for (Row row : rows) {
                    String line = "mgwc_auth_failures_total{api=\"pizza-v1\",operation=\"getOrder\",reason=\""
                            + row.reason().text() + "\"} 1.0";
                    Eventually.holds(line, () -> metrics(client, gateway).contains(line));
                }
            } finally {
                gateway.stop(Duration.ofSeconds(5));
            }
        }
        String events = events(spool);
        assertThat(rows)
                .allSatisfy(row -> assertThat(events)
                        .containsOnlyOnce("\"authFailure\":\"" + row.reason().text() + "\""));
    }

    private static String metrics(HttpClient client, RunningGateway gateway) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(gateway.listening().adminAddress() + "/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String events(Path spool) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(spool)) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
