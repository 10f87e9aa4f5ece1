package mgwc.dev;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * A token issuer with one RSA key that stays on this machine. Gateways that {@code mgwc dev} starts trust it in place
 * of every real issuer; no other gateway knows its key.
 */
public final class LocalIssuer {

    /** The JWS algorithm of its tokens. */
    public static final String ALGORITHM = AlgorithmIdentifiers.RSA_USING_SHA256;

    private final RsaJsonWebKey key;
    private final InstantSource clock;

    private LocalIssuer(RsaJsonWebKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * What a token says.
     *
     * @param issuer the {@code iss} claim
     * @param audience the {@code aud} claim
     * @param clientIdClaim the claim that names the client
     * @param scopes joined with spaces into {@code scope} (RFC 8693 section 4.2); no claim when empty
     */
    public record Grant(
            String issuer,
            String audience,
            String clientIdClaim,
            String clientId,
            List<String> scopes,
            Duration lifetime) {
        public Grant {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * The issuer whose key lies in a folder; the first call makes the key, readable by its owner alone, and has Git
     * ignore the folder.
     *
     * @throws IOException when the file cannot be read or written, or holds no RSA key
     */
    public static LocalIssuer in(Path folder, InstantSource clock) throws IOException {
        Path file = folder.resolve("issuer.jwk");
        hideFromGit(Files.createDirectories(folder));
        if (!Files.exists(file)) {
            create(file);
        }
        try {
            return new LocalIssuer(new RsaJsonWebKey(JsonUtil.parseJson(Files.readString(file))), clock);
        } catch (JoseException e) {
            throw new IOException("`" + file + "` holds no RSA key; remove it to get a new one", e);
        }
    }

    private static void hideFromGit(Path folder) throws IOException {
        Path ignored = folder.resolve(".gitignore");
        if (!Files.exists(ignored)) {
            Files.writeString(ignored, "*\n");
        }
    }

    private static void create(Path file) throws IOException {
        Path folder = file.getParent();
        Path fresh = Files.createTempFile(folder, "issuer-", ".jwk");
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("local-" + UUID.randomUUID());
            key.setUse("sig");
            key.setAlgorithm(ALGORITHM);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(fresh, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            Files.move(fresh, file);
        } catch (FileAlreadyExistsException e) {
            Files.delete(fresh); // another first run was faster; its key counts
        } catch (JoseException e) {
            throw new IllegalStateException("every Java runtime can make RSA keys", e);
        }
    }

    /** The public key as a JWK Set (RFC 7517). */
    public String keySet() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** A signed access token (RFC 9068). */
    public String token(Grant grant) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(grant.issuer());
        claims.setAudience(grant.audience());
        claims.setSubject(grant.clientId());
        claims.setStringClaim(grant.clientIdClaim(), grant.clientId());
        if (!grant.scopes().isEmpty()) {
            claims.setStringClaim("scope", String.join(" ", grant.scopes()));
        }
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now.plus(grant.lifetime()).getEpochSecond()));
        claims.setJwtId(UUID.randomUUID().toString());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(ALGORITHM);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", "at+jwt");
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the key was checked when it was read", e);
        }
    }
}
