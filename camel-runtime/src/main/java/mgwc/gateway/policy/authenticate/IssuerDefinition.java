package mgwc.gateway.policy.authenticate;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mgwc.gateway.jwt.InvalidKeySetException;
import mgwc.gateway.jwt.Issuer;
import mgwc.gateway.jwt.KeySet;
import mgwc.gateway.jwt.KeySource;
import mgwc.gateway.jwt.SignatureAlgorithm;
import mgwc.gateway.release.AuthorityFile;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.DefinitionKind;
import mgwc.gateway.release.FilePaths;
import mgwc.gateway.release.HttpUrls;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.step.BuildContext;

/**
 * An issuer of a release.
 *
 * @param issuer the exact {@code iss} claim
 * @param audiences a token needs one of them in {@code aud}
 * @param clientIdClaims claims that may name the client, the first match counts
 */
record IssuerDefinition(
        List<String> algorithms,
        List<String> audiences,
        List<String> clientIdClaims,
        long clockSkewMillis,
        String issuer,
        Keys jwks) {

    static final DefinitionKind<IssuerDefinition> KIND =
            new DefinitionKind<>("issuers", IssuerDefinition.class, IssuerDefinition::check);

    private static final long LONGEST_SKEW_MILLIS = Duration.ofDays(1).toMillis();

    /**
     * Where the keys are: exactly one of {@code file} and {@code url}.
     *
     * @param caFile PEM certificates on the gateway's machine, trusted instead of the platform's; only with {@code url}
     * @param file of the release
     * @param url fetched by the gateway
     */
    record Keys(Optional<String> caFile, Optional<String> file, Optional<String> url) {
        Keys {
            if (file.isPresent() == url.isPresent()) {
                throw new IllegalArgumentException("a key source needs exactly one of `file` and `url`");
            }
            if (caFile.isPresent() && file.isPresent()) {
                throw new IllegalArgumentException("a key source has `caFile` only together with `url`");
            }
        }
    }

    IssuerDefinition {
        algorithms = List.copyOf(algorithms);
        audiences = List.copyOf(audiences);
        clientIdClaims = List.copyOf(clientIdClaims);
    }

    private static void check(IssuerDefinition issuer, ConfigPath at, Set<String> files) throws ReleaseRefused {
        at.field("audiences").that(!issuer.audiences().isEmpty(), "is empty, so no token could be told from another's");
        at.field("algorithms").that(!issuer.algorithms().isEmpty(), "is empty");
        at.field("clockSkewMillis")
                .that(
                        issuer.clockSkewMillis() >= 0 && issuer.clockSkewMillis() <= LONGEST_SKEW_MILLIS,
                        "is negative or longer than a day");
        Optional<String> url = issuer.jwks().url();
        at.field("jwks").field("url").that(url.isEmpty() || HttpUrls.isHttp(url.get()), "is not an http(s) URL");
        Optional<String> caFile = issuer.jwks().caFile();
        at.field("jwks").field("caFile").that(caFile.isEmpty() || FilePaths.isPath(caFile.get()), "is not a path");
        Optional<String> file = issuer.jwks().file();
        at.field("jwks")
                .field("file")
                .that(file.isEmpty() || files.contains(file.get()), "names a file the release lacks");
    }

    /**
     * The issuer as the verification of tokens needs it.
     *
     * @param claims to keep of its tokens
     */
    Issuer toIssuer(String name, Set<String> claims, BuildContext context) throws ReleaseRefused {
        Set<SignatureAlgorithm> verified = new HashSet<>();
        for (String algorithm : algorithms) {
            verified.add(SignatureAlgorithm.named(algorithm)
                    .orElseThrow(() -> new ReleaseRefused(
                            "issuer `" + name + "` names the algorithm `" + algorithm
                                    + "`, which this gateway does not verify",
                            "remove it from the issuer's `algorithms` and build the release again")));
        }
        return new Issuer(
                name,
                issuer,
                Set.copyOf(audiences),
                verified,
                keys(name, context),
                clientIdClaims,
                claims,
                Duration.ofMillis(clockSkewMillis));
    }

    private KeySource keys(String name, BuildContext context) throws ReleaseRefused {
        if (jwks.url().isPresent()) {
            return new KeySource.Remote(URI.create(jwks.url().get()), authorities(name));
        }
        String file = jwks.file().orElseThrow();
        try {
            return new KeySource.Bundled(file, KeySet.read(context.file(file)));
        } catch (InvalidKeySetException e) {
            throw new ReleaseRefused(
                    "the keys of issuer `" + name + "` in `" + file + "` cannot be used: " + e.getMessage(),
                    "put the issuer's public JWK Set into the workspace and build the release again");
        }
    }

    private Optional<String> authorities(String name) throws ReleaseRefused {
        return jwks.caFile().isEmpty()
                ? Optional.empty()
                : Optional.of(new String(
                        AuthorityFile.read(jwks.caFile().get(), "issuer `" + name + "`"), StandardCharsets.ISO_8859_1));
    }
}
