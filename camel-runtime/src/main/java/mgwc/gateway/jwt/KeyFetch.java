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
final class KeyFetch implements AutoCloseable {

    private final HttpClient client;
    private final ScheduledExecutorService timer;
    private final boolean owned;

    private KeyFetch(HttpClient client, ScheduledExecutorService timer, boolean owned) {
        this.client = client;
        this.timer = timer;
        this.owned = owned;
    }

    /** By a client that other fetches use too, and that somebody else closes. */
    static KeyFetch through(HttpClient client, ScheduledExecutorService timer) {
        return new KeyFetch(client, timer, false);
    }

    /**
     * By a client of its own, which trusts no other authorities than these.
     *
     * @param authorities PEM certificates, which have been read before
     */
    static KeyFetch trusting(String authorities, Duration connectTimeout, ScheduledExecutorService timer) {
        return new KeyFetch(
                builder(connectTimeout)
                        .sslContext(TrustedAuthorities.context(authorities))
                        .build(),
                timer,
                true);
    }

    static HttpClient client(Duration connectTimeout) {
        return builder(connectTimeout).build();
    }

    private static HttpClient.Builder builder(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout);
    }

    @Override
    public void close() {
        if (owned) {
            client.shutdownNow();
        }
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
