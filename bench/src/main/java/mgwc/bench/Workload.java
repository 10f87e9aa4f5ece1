package mgwc.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/**
 * The job that every contender does for each request: verify an RS256 token and its claims, count it against a limit,
 * send it to one of two backends in turn, and write what happened to a file.
 *
 * @param token good for a day
 */
record Workload(RSAPublicKey key, String token) {

    static final String PATH = "/bench/v1/items";
    static final String ISSUER = "https://id.bench.example";
    static final String AUDIENCE = "https://api.bench.example";
    static final String CLIENT = "bench-client";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    static Workload create() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        long now = Instant.now().getEpochSecond();
        String header = "{\"alg\":\"RS256\",\"kid\":\"bench\",\"typ\":\"JWT\"}";
        String claims =
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"somebody\",\"client_id\":\"%s\",\"scope\":\"items:read\",\"iat\":%d,\"exp\":%d}"
                        .formatted(ISSUER, AUDIENCE, CLIENT, now, now + 86_400);
        String signed = base64Url(header) + '.' + base64Url(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return new Workload((RSAPublicKey) pair.getPublic(), signed + '.' + BASE64URL.encodeToString(signature.sign()));
    }

    private static String base64Url(String text) {
        return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The request as a person would make it. */
    String request() {
        return "GET " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\n\r\n";
    }

    /** JWK Set (RFC 7517). */
    String jwks() {
        return "{\"keys\":[{\"alg\":\"RS256\",\"e\":\"%s\",\"kid\":\"bench\",\"kty\":\"RSA\",\"n\":\"%s\",\"use\":\"sig\"}]}\n"
                .formatted(
                        unsigned(key.getPublicExponent().toByteArray()),
                        unsigned(key.getModulus().toByteArray()));
    }

    private static String unsigned(byte[] twosComplement) {
        int start = twosComplement[0] == 0 ? 1 : 0;
        byte[] magnitude = new byte[twosComplement.length - start];
        System.arraycopy(twosComplement, start, magnitude, 0, magnitude.length);
        return BASE64URL.encodeToString(magnitude);
    }

    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
