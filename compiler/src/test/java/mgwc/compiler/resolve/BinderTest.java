package mgwc.compiler.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.Parser;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeJson;
import mgwc.model.Api;
import mgwc.model.Application;
import mgwc.model.Environment;
import mgwc.model.Workspace;
import mgwc.value.DurationText;
import mgwc.value.SecretRef;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** What the binder writes out by hand is what Jackson makes of the same records by looking at them. */
class BinderTest {

    private static final JsonMapper BY_REFLECTION = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addDeserializer(Duration.class, new DurationReader())
                    .addDeserializer(SecretRef.class, new SecretRefReader()))
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void bindsAFullApi() {
        check("apis/a/v1/api.yaml", Binder::api, Api.class, """
                apiVersion: mgwc/v1
                kind: Api
                metadata: {name: a, version: v1, owner: team, description: words, labels: {channel: public}}
                spec:
                  openapi: openapi.json
                  basePath: /a/v1
                  endpoints:
                    production:
                      loadBalancing: round-robin
                      timeouts: {connect: 1s, response: 2m, idle: 3ms}
                      backends: {east: {url: "https://east.example", weight: 7}, west: {url: "https://west.example"}}
                      authentication: {basic: {username: u, password: {secretRef: {env: A}}}}
                      tls: {caFile: /ca.pem}
                    sandbox:
                      backends: {one: {url: "http://one.example"}}
                      authentication: {header: {name: X, value: {secretRef: {file: /b}}}}
                  security: {jwt: {issuers: [i, j], subscription: optional}}
                  throttling: {tier: Gold}
                  operations:
                    first: {security: {anonymous: true}, throttling: {tier: Silver}, endpoint: sandbox}
                    second: {security: {scopes: [s, t]}}
                """);
    }

    @Test
    void bindsAnOpenApiWithNothingButWhatIsNeeded() {
        check("apis/a/v1/api.yaml", Binder::api, Api.class, """
                apiVersion: mgwc/v1
                kind: Api
                metadata: {name: a, version: v1}
                spec:
                  basePath: /a/v1
                  endpoints: {production: {backends: {one: {url: "http://one.example"}}}}
                  security: {anonymous: true}
                """);
    }

    @Test
    void bindsAFullEnvironment() {
        check("environments/e/environment.yaml", Binder::environment, Environment.class, """
                apiVersion: mgwc/v1
                kind: Environment
                metadata: {name: e}
                spec:
                  listener:
                    host: "::1"
                    port: 8443
                    tls: {certificateFile: /c.pem, privateKey: {secretRef: {exec: [vault, kv]}}}
                  admin: {host: localhost, port: 9091}
                  issuers:
                    one:
                      issuer: https://id.example
                      audiences: [a, b]
                      algorithms: [EdDSA]
                      jwks: {file: keys.json}
                      clientIdClaims: [azp]
                      clockSkew: 0s
                    two: {issuer: i, audiences: [a], jwks: {url: "https://id.example/jwks"}}
                  tiers: {Gold: {requests: 1, per: 1h, burst: 2}, Silver: {burst: 3}}
                  guardrails: {requireTls: true, minBackends: 2, anonymousAllowed: false, overridable: [security]}
                  apis: {matchLabels: {channel: public}}
                  analytics: {enabled: false, spoolDirectory: /spool}
                """);
    }

    @Test
    void bindsAnEnvironmentOfDefaults() {
        check("environments/e/environment.yaml", Binder::environment, Environment.class, """
                apiVersion: mgwc/v1
                kind: Environment
                metadata: {name: e}
                spec: {}
                """);
    }

    @Test
    void bindsAnApplication() {
        check("applications/web.yaml", Binder::application, Application.class, """
                apiVersion: mgwc/v1
                kind: Application
                metadata: {name: web}
                spec:
                  credentials: {live: {clientId: web}, test: {keyType: sandbox, clientId: web-test}}
                  subscriptions: {a-v1: {tier: Gold}}
                """);
    }

    @Test
    void bindsAWorkspace() {
        check("mgwc.yaml", Binder::workspace, Workspace.class, """
                apiVersion: mgwc/v1
                kind: Workspace
                metadata: {name: w}
                spec:
                  promotion: [dev, prod]
                  rules: {MGW4001: "off", MGW4002: info, MGW4003: warning, MGW4004: error}
                """);
    }

    private static <T> void check(String path, Function<Node.Mapping, T> binder, Class<T> type, String yaml) {
        SourceFile file = new SourceFile(path, yaml.getBytes(StandardCharsets.UTF_8));
        Document document = Parser.parse(SourceTree.of(List.of(file)))
                .value()
                .orElseThrow()
                .documents()
                .getFirst();
        Node.Mapping effective =
                Defaults.fillIn(document.root(), KindSchema.of(document.kind()).view());

        assertThat(binder.apply(effective)).isEqualTo(BY_REFLECTION.treeToValue(NodeJson.of(effective), type));
    }

    private static final class DurationReader extends ValueDeserializer<Duration> {
        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            return DurationText.parse(parser.getString()).orElseThrow();
        }
    }

    private static final class SecretRefReader extends ValueDeserializer<SecretRef> {
        @Override
        public SecretRef deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode ref = context.readTree(parser);
            if (ref.has("env")) {
                return new SecretRef.FromEnvironment(ref.get("env").stringValue());
            }
            if (ref.has("file")) {
                return new SecretRef.FromFile(ref.get("file").stringValue());
            }
            return new SecretRef.FromCommand(
                    ref.get("exec").values().stream().map(JsonNode::stringValue).toList());
        }
    }
}
