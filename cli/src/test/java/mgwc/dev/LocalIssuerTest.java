package mgwc.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import mgwc.dev.LocalIssuer.Grant;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIssuerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    private static Path folder; // one key for all tests: making one takes seconds on a busy machine

    @Test
    void signsATokenThatItsKeySetProves() throws Exception {
        LocalIssuer issuer = issuer();

        JwtClaims claims = consumer(issuer, NOW).processToClaims(issuer.token(grant("order:read", "order:write")));

        assertThat(claims.getSubject()).isEqualTo("web-shop");
        assertThat(claims.getStringClaimValue("azp")).isEqualTo("web-shop");
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("order:read order:write");
        assertThat(claims.getExpirationTime().getValue())
                .isEqualTo(NOW.plus(Duration.ofHours(1)).getEpochSecond());
    }

    @Test
    void leavesTheScopeClaimOutWhenNoScopeIsGranted() throws Exception {
        LocalIssuer issuer = issuer();

        assertThat(consumer(issuer, NOW).processToClaims(issuer.token(grant())).hasClaim("scope"))
                .isFalse();
    }

    @Test
    void tokensExpire() throws Exception {
        LocalIssuer issuer = issuer();
        String token = issuer.token(grant());

        assertThatThrownBy(() -> consumer(issuer, NOW.plus(Duration.ofHours(2))).processToClaims(token))
                .isInstanceOfSatisfying(
                        InvalidJwtException.class,
                        invalid -> assertThat(invalid.hasExpired()).isTrue());
    }

    @Test
    void keepsItsKeyBetweenRuns() throws Exception {
        String token = issuer().token(grant());

        assertThat(consumer(issuer(), NOW).processToClaims(token).getIssuer()).isEqualTo("https://id.acme.example");
    }

    @Test
    void keepsItsKeyToItsOwner() throws Exception {
        issuer();

        assertThat(Files.getPosixFilePermissions(folder.resolve("issuer.jwk")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(folder.resolve("issuer.jwk"), folder.resolve(".gitignore"));
        }
    }

    @Test
    void hasGitIgnoreAllThatLiesBesideItsKey() throws Exception {
        issuer();

        assertThat(folder.resolve(".gitignore")).hasContent("*");
    }

    @Test
    void neverPublishesThePrivateKey() throws Exception {
        String keys = issuer().keySet();

        assertThat(keys).contains("\"kid\":\"local-").doesNotContain("\"d\":").doesNotContain("\"p\":");
    }

    @Test
    void saysWhichFileHoldsNoKey(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("issuer.jwk"), "{\"kty\":\"RSA\"}");

        assertThatThrownBy(() -> LocalIssuer.in(other, InstantSource.system()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("issuer.jwk");
    }

    private static LocalIssuer issuer() throws IOException {
        return LocalIssuer.in(folder, InstantSource.fixed(NOW));
    }

    private static Grant grant(String... scopes) {
        return new Grant(
                "https://id.acme.example",
                "https://api.acme.example",
                "azp",
                "web-shop",
                List.of(scopes),
                Duration.ofHours(1));
    }

    private static JwtConsumer consumer(LocalIssuer issuer, Instant at) throws JoseException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(issuer.keySet()).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "RS256")
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer("https://id.acme.example")
                .setExpectedAudience("https://api.acme.example")
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(at.getEpochSecond()))
                .build();
    }
}
