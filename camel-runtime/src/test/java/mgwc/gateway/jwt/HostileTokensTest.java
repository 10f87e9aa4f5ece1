package mgwc.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that must be refused, each with the reason for which it is. */
class HostileTokensTest {

    private static final String HEADER = "{\"alg\":\"ES256\",\"kid\":\"p256\"}";
    private static final String EXP = "\"exp\":" + (Trust.NOW + 300);

    private static final TokenVerifier VERIFIER = Trust.verifier(EnumSet.of(
            SignatureAlgorithm.RS256, SignatureAlgorithm.ES256, SignatureAlgorithm.ES384, SignatureAlgorithm.EdDSA));

    record Hostile(String what, String token, String reason) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static final List<Hostile> TOKENS = all();

    static List<Hostile> tokens() {
        return TOKENS;
    }

    private static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        Stream.of(algorithms(), headers(), shapes(), json(), times(), names(), signatures())
                .flatMap(List::stream)
                .forEach(all::add);
        return all;
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void isRefused(Hostile hostile) {
        assertThat(Trust.decision(VERIFIER, hostile.token))
                .isInstanceOfSatisfying(
                        JwtDecision.Refused.class,
                        refused -> assertThat(refused.refusal().detail()).isEqualTo(hostile.reason));
    }

    @Test
    void thereAreManyAndNoTwoAreTheSame() {
        assertThat(tokens()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(tokens()).extracting(Hostile::what).doesNotHaveDuplicates();
    }

    @Test
    void onlyAnExpiredTokenOfTheIssuerIsSaidToBeExpired() {
        String expired = Trust.payload("\"exp\":" + (Trust.NOW - 30));
        assertThat(Trust.decision(VERIFIER, signed(HEADER, expired)))
                .isEqualTo(new JwtDecision.Refused(new Refusal(AuthFailure.EXPIRED, "`exp` has passed")));
        assertThat(Trust.decision(VERIFIER, forged(signed(HEADER, expired))))
                .isEqualTo(
                        new JwtDecision.Refused(new Refusal(AuthFailure.BAD_SIGNATURE, "the signature does not hold")));
    }

    private static List<Hostile> algorithms() {
        String never = "`alg` is none that is ever accepted";
        var hostile = new ArrayList<Hostile>();
        for (String name : List.of(
                "none",
                "None",
                "nOnE",
                "NONE",
                "",
                " ES256",
                "es256",
                "HS256",
                "HS384",
                "HS512",
                "ES256K",
                "RSA1_5",
                "RSA-OAEP",
                "dir",
                "PBES2-HS256+A128KW",
                "ES256\\u0000")) {
            hostile.add(new Hostile(
                    "alg '" + name + "'", signed("{\"alg\":\"" + name + "\",\"kid\":\"p256\"}", Trust.PAYLOAD), never));
        }
        for (String value : List.of("[\"ES256\"]", "256", "null", "true", "{}")) {
            hostile.add(new Hostile(
                    "alg " + value,
                    signed("{\"alg\":" + value + ",\"kid\":\"p256\"}", Trust.PAYLOAD),
                    "`alg` is not a string"));
        }
        hostile.add(new Hostile("alg missing", signed("{\"kid\":\"p256\"}", Trust.PAYLOAD), "no `alg`"));
        hostile.add(new Hostile(
                "alg none without a signature",
                SigningKey.base64("{\"alg\":\"none\"}") + "." + SigningKey.base64(Trust.PAYLOAD) + ".",
                never));
        for (byte[] secret : List.of(
                SigningKey.RSA.pair().getPublic().getEncoded(),
                pem(SigningKey.RSA.pair().getPublic().getEncoded()),
                SigningKey.RSA.with("").getBytes(StandardCharsets.UTF_8))) {
            hostile.add(new Hostile("HS256 keyed with " + secret.length + " public octets", hmac(secret), never));
        }
        hostile.add(new Hostile(
                "an algorithm the issuer is not trusted with, though its key fits",
                SigningKey.RSA.token("PS256", "{\"alg\":\"PS256\",\"kid\":\"rsa\"}", Trust.PAYLOAD),
                "`alg` is not one the issuer is trusted with"));
        for (String kid : List.of("p384", "rsa", "ed25519")) {
            hostile.add(new Hostile(
                    "ES256 with the key " + kid,
                    signed("{\"alg\":\"ES256\",\"kid\":\"" + kid + "\"}", Trust.PAYLOAD),
                    "the key is not for this `alg`"));
        }
        return hostile;
    }

    private static List<Hostile> headers() {
        var hostile = new ArrayList<Hostile>();
        for (String member : List.of(
                "\"crit\":[]",
                "\"crit\":[\"exp\"]",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"crit\":[\"alg\",\"alg\"]",
                "\"crit\":\"exp\"")) {
            hostile.add(header(member, "header has `crit`"));
        }
        hostile.add(header("\"b64\":false", "header has `b64`"));
        hostile.add(header("\"b64\":true", "header has `b64`"));
        hostile.add(header("\"zip\":\"DEF\"", "header has `zip`"));
        hostile.add(header("\"enc\":\"A128GCM\"", "header has `enc`"));
        for (String type : List.of("logout+jwt", "secevent+jwt", "dpop+jwt", "JOSE", "JOSE+JSON", "", "id+jwt")) {
            hostile.add(header("\"typ\":\"" + type + "\"", "`typ` is not that of an access token"));
        }
        hostile.add(header("\"typ\":7", "`typ` is not a string"));
        for (String kid : List.of(
                "unknown", "P256", "../../dev/null", "' OR 1=1 --", "p256\\u0000", "", "p256 ", "x".repeat(8000))) {
            hostile.add(new Hostile(
                    "kid '" + kid.substring(0, Math.min(20, kid.length())) + "'",
                    signed("{\"alg\":\"ES256\",\"kid\":\"" + kid + "\"}", Trust.PAYLOAD),
                    "the issuer has no such key"));
        }
        hostile.add(
                new Hostile("kid 7", signed("{\"alg\":\"ES256\",\"kid\":7}", Trust.PAYLOAD), "`kid` is not a string"));
        hostile.add(new Hostile(
                "no kid and the signature of no key of the issuer",
                SigningKey.rsa("other", 2048).token("RS256", "{\"alg\":\"RS256\"}", Trust.PAYLOAD),
                "the signature does not hold"));
        SigningKey own = SigningKey.rsa("own", 2048);
        for (String pointer : List.of(
                "jwk\":" + own.with(""),
                "jku\":\"https://evil.example/keys\"",
                "x5u\":\"https://evil.example/cert\"",
                "x5c\":[\"MIIB\"]")) {
            hostile.add(new Hostile(
                    "signed with a key that the header brings: " + pointer.substring(0, 3),
                    own.token("RS256", "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"" + pointer + "}", Trust.PAYLOAD),
                    "the signature does not hold"));
        }
        return hostile;
    }

    private static List<Hostile> shapes() {
        String good = Trust.GOOD;
        String[] parts = good.split("\\.");
        var hostile = new ArrayList<Hostile>();
        for (String token : List.of(
                "",
                ".",
                parts[0],
                parts[0] + "." + parts[1],
                good + ".",
                "." + good,
                good + "." + parts[2],
                good + ".." + parts[2],
                "a.b.c.d.e.f")) {
            hostile.add(new Hostile("not three parts: " + hostile.size(), token, "not three parts"));
        }
        hostile.add(new Hostile("two dots", "..", "header is not one plain JSON object"));
        hostile.add(new Hostile(
                "JSON serialisation",
                "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2]
                        + "\"}",
                "not three parts"));
        hostile.add(new Hostile("no signature", parts[0] + "." + parts[1] + ".", "no signature"));
        for (String bad : List.of("=", "==", "+", "/", " ", "\n", "\t", "%3D", "\u00e9", "\u0000", "\"")) {
            String what = bad.codePointAt(0) + "/" + bad.length();
            hostile.add(new Hostile("signature with character " + what, good + bad, "signature is not base64url"));
            hostile.add(new Hostile(
                    "payload with character " + what,
                    parts[0] + "." + parts[1] + bad + "." + parts[2],
                    "payload is not base64url"));
            hostile.add(new Hostile("header with character " + what, bad + good, "header is not base64url"));
        }
        hostile.add(new Hostile("unused bits set", unusedBits(good), "signature is not base64url"));
        hostile.add(new Hostile("a length that no octets have", good + "AAA", "signature is not base64url"));
        hostile.add(new Hostile(
                "longer than is read",
                signed(HEADER, Trust.payload(EXP + ",\"x\":\"" + "x".repeat(16_000) + "\"")),
                "longer than 16384 characters"));
        return hostile;
    }

    private static List<Hostile> json() {
        String payload = "payload is not one plain JSON object";
        var hostile = new ArrayList<Hostile>();
        for (String member : List.of("alg", "kid", "typ")) {
            hostile.add(new Hostile(
                    "header with two " + member,
                    signed(
                            "{\"alg\":\"ES256\",\"kid\":\"p256\",\"typ\":\"JWT\",\"" + member + "\":\"ES256\"}",
                            Trust.PAYLOAD),
                    "header is not one plain JSON object"));
        }
        for (String member : List.of("exp", "iss", "aud", "scope")) {
            hostile.add(claims("two " + member, Trust.payload(EXP + ",\"scope\":\"a\",\"" + member + "\":1"), payload));
        }
        hostile.add(claims("two of a name, one escaped", Trust.payload(EXP + ",\"\\u0065xp\":9"), payload));
        hostile.add(claims("a byte order mark", "\ufeff" + Trust.PAYLOAD, payload));
        hostile.add(claims("text after the object", Trust.PAYLOAD + "{}", payload));
        hostile.add(claims("a list", "[" + Trust.PAYLOAD + "]", payload));
        hostile.add(claims("a string", "\"claims\"", payload));
        hostile.add(claims("nothing", "", payload));
        hostile.add(claims("not closed", Trust.PAYLOAD.substring(0, Trust.PAYLOAD.length() - 1), payload));
        hostile.add(claims("single quotes", Trust.PAYLOAD.replace('"', '\''), payload));
        hostile.add(claims("a comment", Trust.PAYLOAD + "/* */", payload));
        hostile.add(claims("NaN", Trust.payload(EXP + ",\"x\":NaN"), payload));
        hostile.add(
                claims("deep nesting", Trust.payload(EXP + ",\"x\":" + "[".repeat(4000) + "]".repeat(4000)), payload));
        hostile.add(claims("a number of 8,000 digits", Trust.payload(EXP + ",\"x\":" + "1".repeat(8000)), payload));
        hostile.add(claims(
                "half a character in a client id",
                "{\"iss\":\"" + Trust.ISSUER + "\",\"aud\":\"" + Trust.AUDIENCE + "\",\"client_id\":\"a\\ud83c\"," + EXP
                        + "}",
                "`client_id` is not Unicode text"));
        hostile.add(new Hostile(
                "invalid UTF-8",
                signed(SigningKey.base64(HEADER), SigningKey.base64(invalidUtf8()), SigningKey.P256),
                payload));
        return hostile;
    }

    private static List<Hostile> times() {
        var hostile = new ArrayList<Hostile>();
        hostile.add(claims("no exp", Trust.payload("\"x\":1"), "no `exp`"));
        for (String exp : List.of(
                "0",
                "1",
                "-1",
                "-0.0",
                "1e-99999",
                String.valueOf(Trust.NOW - 30),
                String.valueOf(Trust.NOW - 31),
                (Trust.NOW - 31) + ".999999999",
                (Trust.NOW - 30) + "e0")) {
            hostile.add(claims("exp " + exp, Trust.payload("\"exp\":" + exp), "`exp` has passed"));
        }
        for (String exp : List.of("\"" + (Trust.NOW + 300) + "\"", "\"\"", "true", "null", "[9]", "{}")) {
            hostile.add(claims("exp " + exp, Trust.payload("\"exp\":" + exp), "`exp` is not a number"));
        }
        for (String exp : List.of(
                "9223372036854775807",
                "253402300800",
                "99999999999999999999",
                "1e400",
                "1e999999999",
                "-1e400",
                "253402300800.0")) {
            hostile.add(
                    claims("exp " + exp, Trust.payload("\"exp\":" + exp), "`exp` is not within the years 0 to 9999"));
        }
        for (String exp : List.of("1e99999999999", "-1e99999999999", "1e-99999999999")) {
            hostile.add(claims("exp " + exp, Trust.payload("\"exp\":" + exp), "payload is not one plain JSON object"));
        }
        for (String claim : List.of("nbf", "iat")) {
            hostile.add(claims(
                    claim + " beyond the skew",
                    Trust.payload(EXP + ",\"" + claim + "\":" + (Trust.NOW + 31)),
                    "`" + claim + "` is in the future"));
            hostile.add(claims(
                    claim + " a fraction beyond the skew",
                    Trust.payload(EXP + ",\"" + claim + "\":" + (Trust.NOW + 30) + ".001"),
                    "`" + claim + "` is in the future"));
            hostile.add(claims(
                    claim + " as text",
                    Trust.payload(EXP + ",\"" + claim + "\":\"" + Trust.NOW + "\""),
                    "`" + claim + "` is not a number"));
        }
        return hostile;
    }

    private static List<Hostile> names() {
        String noneOfOurs = "`iss` is none of the operation's issuers";
        var hostile = new ArrayList<Hostile>();
        for (String iss : List.of("https://evil.example", Trust.ISSUER + "/", Trust.ISSUER.toUpperCase(), "")) {
            hostile.add(claims(
                    "iss '" + iss + "'",
                    "{\"iss\":\"" + iss + "\",\"aud\":\"" + Trust.AUDIENCE + "\"," + EXP + "}",
                    noneOfOurs));
        }
        hostile.add(claims("no iss", "{\"aud\":\"" + Trust.AUDIENCE + "\"," + EXP + "}", noneOfOurs));
        hostile.add(claims(
                "iss in a list",
                "{\"iss\":[\"" + Trust.ISSUER + "\"],\"aud\":\"" + Trust.AUDIENCE + "\"," + EXP + "}",
                "`iss` is not a string"));
        String notOurs = "`aud` names none of the issuer's audiences";
        for (String aud : List.of(
                "\"https://other.example\"",
                "\"\"",
                "[]",
                "[\"https://other.example\"]",
                "\"" + Trust.AUDIENCE + "/\"",
                "\"" + Trust.AUDIENCE.toUpperCase() + "\"",
                "\"" + Trust.AUDIENCE + " urn:other\"")) {
            hostile.add(claims(
                    "aud " + aud, "{\"iss\":\"" + Trust.ISSUER + "\",\"aud\":" + aud + "," + EXP + "}", notOurs));
        }
        hostile.add(claims("no aud", "{\"iss\":\"" + Trust.ISSUER + "\"," + EXP + "}", notOurs));
        for (String aud : List.of("7", "null", "[\"" + Trust.AUDIENCE + "\",7]", "{\"a\":\"b\"}")) {
            hostile.add(claims(
                    "aud " + aud,
                    "{\"iss\":\"" + Trust.ISSUER + "\",\"aud\":" + aud + "," + EXP + "}",
                    "`aud` is neither a string nor a list of strings"));
        }
        hostile.add(claims(
                "scope of numbers",
                Trust.payload(EXP + ",\"scope\":[1]"),
                "`scope` is neither a string nor a list of strings"));
        hostile.add(claims(
                "client id that is a number",
                "{\"iss\":\"" + Trust.ISSUER + "\",\"aud\":\"" + Trust.AUDIENCE + "\",\"client_id\":7," + EXP + "}",
                "`client_id` is not a string"));
        hostile.add(claims(
                "subject that is a list",
                "{\"iss\":\"" + Trust.ISSUER + "\",\"aud\":\"" + Trust.AUDIENCE + "\",\"sub\":[]," + EXP + "}",
                "`sub` is not a string"));
        return hostile;
    }

    private static List<Hostile> signatures() {
        String doesNotHold = "the signature does not hold";
        String body = SigningKey.base64(HEADER) + "." + SigningKey.base64(Trust.PAYLOAD) + ".";
        BigInteger order =
                ((ECPublicKey) SigningKey.P256.pair().getPublic()).getParams().getOrder();
        var hostile = new ArrayList<Hostile>();
        hostile.add(new Hostile("one bit changed", forged(Trust.GOOD), doesNotHold));
        hostile.add(new Hostile(
                "of another token",
                body + signed(HEADER, Trust.payload("\"exp\":1")).split("\\.")[2],
                doesNotHold));
        hostile.add(new Hostile("r and s zero", body + SigningKey.base64(new byte[64]), doesNotHold));
        hostile.add(
                new Hostile("r and s the order", body + SigningKey.base64(twice(order.toByteArray())), doesNotHold));
        byte[] ones = new byte[64];
        ones[31] = 1;
        ones[63] = 1;
        hostile.add(new Hostile("r and s one", body + SigningKey.base64(ones), doesNotHold));
        byte[] good = SigningKey.P256.sign("ES256", body.substring(0, body.length() - 1));
        byte[] padded = new byte[66];
        System.arraycopy(good, 0, padded, 1, 32);
        System.arraycopy(good, 32, padded, 34, 32);
        hostile.add(new Hostile("with leading zeros", body + SigningKey.base64(padded), doesNotHold));
        hostile.add(new Hostile("DER", body + SigningKey.base64(der(good)), doesNotHold));
        hostile.add(new Hostile("cut short", body + SigningKey.base64(Arrays.copyOf(good, 63)), doesNotHold));
        hostile.add(new Hostile("too long", body + SigningKey.base64(Arrays.copyOf(good, 65)), doesNotHold));
        hostile.add(new Hostile(
                "EdDSA of zeros",
                SigningKey.base64("{\"alg\":\"EdDSA\",\"kid\":\"ed25519\"}") + "." + SigningKey.base64(Trust.PAYLOAD)
                        + "." + SigningKey.base64(new byte[64]),
                doesNotHold));
        hostile.add(new Hostile(
                "RSA of zeros",
                SigningKey.base64("{\"alg\":\"RS256\",\"kid\":\"rsa\"}") + "." + SigningKey.base64(Trust.PAYLOAD) + "."
                        + SigningKey.base64(new byte[256]),
                doesNotHold));
        hostile.add(new Hostile(
                "payload exchanged",
                SigningKey.base64(HEADER) + "." + SigningKey.base64(Trust.payload(EXP + ",\"scope\":\"admin\"")) + "."
                        + Trust.GOOD.split("\\.")[2],
                doesNotHold));
        return hostile;
    }

    private static Hostile header(String member, String reason) {
        return new Hostile(
                "header with " + member,
                signed("{\"alg\":\"ES256\",\"kid\":\"p256\"," + member + "}", Trust.PAYLOAD),
                reason);
    }

    private static Hostile claims(String what, String payload, String reason) {
        return new Hostile("claims: " + what, signed(HEADER, payload), reason);
    }

    private static String signed(String header, String payload) {
        return SigningKey.P256.token("ES256", header, payload);
    }

    private static String signed(String header, String payload, SigningKey key) {
        return header + "." + payload + "." + SigningKey.base64(key.sign("ES256", header + "." + payload));
    }

    private static String forged(String token) {
        int at = token.length() - 20;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    /** 64 octets leave four bits of the last character without a meaning. */
    private static String unusedBits(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last + 1);
    }

    private static byte[] invalidUtf8() {
        byte[] octets = Trust.payload(EXP + ",\"x\":\"?\"").getBytes(StandardCharsets.UTF_8);
        octets[octets.length - 3] = (byte) 0xc0;
        return octets;
    }

    private static byte[] pem(byte[] der) {
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + java.util.Base64.getMimeEncoder().encodeToString(der) + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String hmac(byte[] secret) {
        try {
            String signed =
                    SigningKey.base64("{\"alg\":\"HS256\",\"kid\":\"rsa\"}") + "." + SigningKey.base64(Trust.PAYLOAD);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + "." + SigningKey.base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] twice(byte[] number) {
        byte[] both = new byte[64];
        System.arraycopy(number, number.length - 32, both, 0, 32);
        System.arraycopy(number, number.length - 32, both, 32, 32);
        return both;
    }

    private static byte[] der(byte[] concatenated) {
        byte[] r = new BigInteger(1, Arrays.copyOf(concatenated, 32)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(concatenated, 32, 64)).toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = 0x30;
        der[1] = (byte) (der.length - 2);
        der[2] = 0x02;
        der[3] = (byte) r.length;
        System.arraycopy(r, 0, der, 4, r.length);
        der[4 + r.length] = 0x02;
        der[5 + r.length] = (byte) s.length;
        System.arraycopy(s, 0, der, 6 + r.length, s.length);
        return der;
    }
}
