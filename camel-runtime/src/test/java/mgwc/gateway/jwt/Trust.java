package mgwc.gateway.jwt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** What the tests trust: an issuer with a key of every kind. */
public final class Trust {

    public static final String ISSUER = "https://id.acme.example";
    public static final String AUDIENCE = "https://api.acme.example";
    public static final long NOW = ManualClock.START.getEpochSecond();
    public static final String PAYLOAD = payload("\"exp\":" + (NOW + 300));

    public static final SigningKey[] KEYS = {
        SigningKey.RSA, SigningKey.P256, SigningKey.P384, SigningKey.P521, SigningKey.ED25519, SigningKey.ED448
    };

    /** One token; signing the same claims again would make another one. */
    public static final String GOOD = SigningKey.P256.token("ES256", "{\"alg\":\"ES256\",\"kid\":\"p256\"}", PAYLOAD);

    private Trust() {}

    /** Claims that are good but for what the further members say. */
    public static String payload(String members) {
        return "{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + AUDIENCE + "\",\"sub\":\"alice\",\"client_id\":\"web\","
                + members + "}";
    }

    public static KeySet keys(String json) {
        try {
            return KeySet.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidKeySetException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Issuer issuer(KeySource keys) {
        return issuer(keys, EnumSet.allOf(SignatureAlgorithm.class));
    }

    public static Issuer issuer(KeySource keys, Set<SignatureAlgorithm> algorithms) {
        return new Issuer(
                "corporate",
                ISSUER,
                Set.of(AUDIENCE, "urn:other"),
                algorithms,
                keys,
                List.of("client_id", "azp"),
                Set.of("email", "tier", "beta", "groups", "address"),
                Duration.ofSeconds(30));
    }

    /** A verifier that works on the calling thread. */
    static IssuerSetVerifier verifier(Issuer issuer, IssuerKeys keys, ManualClock clock, Executor workers) {
        return new IssuerSetVerifier(
                List.of(new IssuerSetVerifier.Trusted(issuer, keys)), workers, clock, new DecisionCache(clock, clock));
    }

    static IssuerSetVerifier verifier(Set<SignatureAlgorithm> algorithms) {
        KeySet keys = keys(SigningKey.set(KEYS));
        return verifier(
                issuer(new KeySource.Bundled("keys.json", keys), algorithms),
                new BundledKeys(keys),
                new ManualClock(),
                Runnable::run);
    }

    static JwtDecision decision(TokenVerifier verifier, String token) {
        return verifier.verify(token).toCompletableFuture().join();
    }
}
