package mgwc.gateway.backend;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import mgwc.gateway.secret.Secret;
import mgwc.gateway.secret.SecretException;
import mgwc.gateway.secret.SecretReader;

/** The header by which the gateway identifies itself to backends. */
public record Credential(String header, Secret value) {

    public static Credential of(BackendAuthentication configured, SecretReader secrets) throws SecretException {
        if (configured.basic().isPresent()) {
            var basic = configured.basic().get();
            return basic(basic.username(), secrets.read(basic.password()));
        }
        var header = configured.header().orElseThrow();
        Secret value = secrets.read(header.value());
        if (!isFieldValue(value.reveal())) {
            throw new SecretException(header.value(), "has a character that no header may have");
        }
        return new Credential(header.name(), value);
    }

    /** RFC 9110 section 5.5, without the octets that are not US-ASCII. */
    private static boolean isFieldValue(String text) {
        return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f));
    }

    /** HTTP Basic (RFC 7617) with the password in UTF-8. */
    private static Credential basic(String username, Secret password) {
        byte[] pair = (username + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return new Credential(
                "Authorization", new Secret("Basic " + Base64.getEncoder().encodeToString(pair)));
    }
}
