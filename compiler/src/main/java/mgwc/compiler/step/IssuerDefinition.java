package mgwc.compiler.step;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Environment.Issuer;
import mgwc.model.Environment.IssuerTls;
import mgwc.release.CanonicalJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trusted issuer of tokens.
 *
 * @param issuer the exact {@code iss} claim
 * @param audiences accepted {@code aud} values, sorted
 * @param algorithms accepted JWS algorithms, sorted
 * @param clientIdClaims claims that may name the client; the first match counts
 */
public record IssuerDefinition(
        String issuer,
        List<String> audiences,
        List<String> algorithms,
        Keys keys,
        List<String> clientIdClaims,
        Duration clockSkew) {

    public static final DefinitionKind<IssuerDefinition> KIND = DefinitionKind.of(
                    "issuers", IssuerDefinition.class, IssuerDefinition::write)
            .withFiles(IssuerDefinition::files);

    public IssuerDefinition {
        audiences = List.copyOf(audiences);
        algorithms = List.copyOf(algorithms);
        clientIdClaims = List.copyOf(clientIdClaims);
    }

    /** Where an issuer's keys come from. */
    public sealed interface Keys {

        /** A JWK Set (RFC 7517) that travels in the release; {@code json} is its text. */
        record Bundled(String json) implements Keys {}

        /**
         * A JWK Set that the gateway fetches.
         *
         * @param caFile PEM file on the gateway's machine with the authorities to trust instead of the runtime's own
         */
        record Fetched(String url, Optional<String> caFile) implements Keys {}
    }

    /** Defines an issuer of the environment. */
    public static void define(String name, Planning planning) {
        EnvironmentConfig config = planning.config();
        Issuer declared = config.environment().value().spec().issuers().get(name);
        if (declared != null) {
            planning.define(KIND, name, () -> of(declared, config));
        }
    }

    private static IssuerDefinition of(Issuer issuer, EnvironmentConfig config) {
        Keys keys = issuer.jwks()
                .file()
                .flatMap(file -> config.declarations().tree().file(file))
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .<Keys>map(Keys.Bundled::new)
                .orElseGet(() -> new Keys.Fetched(
                        issuer.jwks().url().orElse(""), issuer.tls().map(IssuerTls::caFile)));
        return new IssuerDefinition(
                issuer.issuer(),
                issuer.audiences().stream().sorted().distinct().toList(),
                issuer.algorithms().stream().sorted().distinct().toList(),
                keys,
                issuer.clientIdClaims(),
                issuer.clockSkew());
    }

    private static void write(String name, IssuerDefinition issuer, ObjectNode json) {
        json.put("issuer", issuer.issuer())
                .put("clockSkewMillis", issuer.clockSkew().toMillis());
        json.set("audiences", ReleaseNodes.strings(issuer.audiences()));
        json.set("algorithms", ReleaseNodes.strings(issuer.algorithms()));
        json.set("clientIdClaims", ReleaseNodes.strings(issuer.clientIdClaims()));
        ObjectNode jwks = json.putObject("jwks");
        switch (issuer.keys()) {
            case Keys.Bundled ignored -> jwks.put("file", keysFile(name));
            case Keys.Fetched fetched -> {
                jwks.put("url", fetched.url());
                fetched.caFile().ifPresent(file -> jwks.put("caFile", file));
            }
        }
    }

    private static Map<String, String> files(String name, IssuerDefinition issuer) {
        return switch (issuer.keys()) {
            case Keys.Bundled bundled -> Map.of(keysFile(name), CanonicalJson.reprint(bundled.json()));
            case Keys.Fetched ignored -> Map.of();
        };
    }

    private static String keysFile(String issuer) {
        return "keys/" + issuer + ".jwks.json";
    }
}
