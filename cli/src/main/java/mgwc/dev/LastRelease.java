package mgwc.dev;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.step.ApplicationDefinition.Credential;
import mgwc.compiler.step.KeyType;
import mgwc.dev.TokenIssuer.Trusted;
import mgwc.release.InvalidReleaseException;
import mgwc.release.Release;
import mgwc.release.ReleaseDirectory;
import mgwc.release.StrictJson;
import tools.jackson.databind.JsonNode;

/** The issuers and applications of the release that a session runs, or ran. */
final class LastRelease {

    private static final String GATEWAY = "gateway.json";

    private LastRelease() {}

    /** Empty if there is no valid release of that environment. */
    static Optional<TokenIssuer> tokens(Path directory, String environment) {
        try {
            Release release = ReleaseDirectory.read(directory);
            byte[] json = release.files().get(GATEWAY);
            if (json == null || !release.manifest().environment().equals(environment)) {
                return Optional.empty();
            }
            JsonNode definitions = StrictJson.read(GATEWAY, json).path("definitions");
            return Optional.of(new TokenIssuer(environment, issuers(definitions), applications(definitions)));
        } catch (InvalidReleaseException e) {
            // the session that wrote it may be writing another one, or may be of another version of mgwc
            return Optional.empty();
        }
    }

    private static SortedMap<String, Trusted> issuers(JsonNode definitions) {
        SortedMap<String, Trusted> issuers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> issuer : definitions.path("issuers").properties()) {
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

    private static SortedMap<String, SortedMap<String, Credential>> applications(JsonNode definitions) {
        SortedMap<String, SortedMap<String, Credential>> applications = new TreeMap<>();
        for (Map.Entry<String, JsonNode> application :
                definitions.path("applications").properties()) {
            SortedMap<String, Credential> credentials = new TreeMap<>();
            for (Map.Entry<String, JsonNode> credential :
                    application.getValue().path("credentials").properties()) {
                boolean sandbox =
                        credential.getValue().path("keyType").asString("").equals("sandbox");
                credentials.put(
                        credential.getKey(),
                        new Credential(
                                credential.getValue().path("clientId").asString(""),
                                sandbox ? KeyType.SANDBOX : KeyType.PRODUCTION));
            }
            applications.put(application.getKey(), credentials);
        }
        return applications;
    }
}
