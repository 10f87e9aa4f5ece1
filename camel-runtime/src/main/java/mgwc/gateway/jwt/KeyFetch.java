package mgwc.gateway.jwt;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mgwc.jwk.JwkSet;

/** Gets a JWK Set by HTTP: one request, no redirects, bounded in size and in time from the first to the last byte. */
final class KeyFetch {

    private final HttpClient client;
    private final ScheduledExecutorService timer;

    KeyFetch(HttpClient client, ScheduledExecutorService timer) {
        this.client = client;
        this.timer = timer;
    }

    static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    CompletableFuture<byte[]> get(URI url, Duration limit) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(limit)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        var exchange = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), JwkSet.MAX_BYTES));
        // the timeout of the request ends with the head of the response
        var giveUp = timer.schedule(() -> exchange.cancel(true), limit.toMillis(), TimeUnit.MILLISECONDS);
        return exchange.whenComplete((response, failure) -> giveUp.cancel(false))
                .thenCompose(KeyFetch::body);
    }

    private static CompletableFuture<byte[]> body(HttpResponse<byte[]> response) {
        return response.statusCode() == 200
                ? CompletableFuture.completedFuture(response.body())
                : CompletableFuture.failedFuture(new IOException("status " + response.statusCode()));
    }
}
