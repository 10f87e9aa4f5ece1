package mgwc.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.dev.TokenOffice.Trusted;
import mgwc.model.Application.Credential;
import mgwc.model.KeyType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The release that a session runs, or ran; what it says about issuers and applications. */
final class LastRelease {

    private LastRelease() {}

    /** Nothing when there is no release of that environment. */
    static Optional<TokenOffice> office(Path release, String environment) throws IOException {
        Path file = release.resolve("gateway.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode gateway = JsonMapper.shared().readTree(Files.readAllBytes(file));
            return gateway.path("environment").asString("").equals(environment)
                    ? Optional.of(new TokenOffice(environment, issuers(gateway), applications(gateway)))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static SortedMap<String, Trusted> issuers(JsonNode gateway) {
        SortedMap<String, Trusted> issuers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> issuer : gateway.path("issuers").properties()) {
            JsonNode trusted = issuer.getValue();
            issuers.put(
                    issuer.getKey(),
                    new Trusted(
                            trusted.path("issuer").asString(""),
                            trusted.path("audiences").path(0).asString(""),
                            trusted.path("clientIdClaims").path(0).asString("")));
        }
        return issuers;
    }

    private static SortedMap<String, SortedMap<String, Credential>> applications(JsonNode gateway) {
        SortedMap<String, SortedMap<String, Credential>> applications = new TreeMap<>();
        for (Map.Entry<String, JsonNode> application :
                gateway.path("applications").properties()) {
            SortedMap<String, Credential> credentials = new TreeMap<>();
            for (Map.Entry<String, JsonNode> credential :
                    application.getValue().path("credentials").properties()) {
                boolean sandbox =
                        credential.getValue().path("keyType").asString("").equals("sandbox");
                credentials.put(
                        credential.getKey(),
                        new Credential(
                                sandbox ? KeyType.SANDBOX : KeyType.PRODUCTION,
                                credential.getValue().path("clientId").asString("")));
            }
            applications.put(application.getKey(), credentials);
        }
        return applications;
    }
}
