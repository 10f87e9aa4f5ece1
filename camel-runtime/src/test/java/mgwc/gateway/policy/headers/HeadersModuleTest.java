package mgwc.gateway.policy.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import mgwc.gateway.policy.headers.HeadersConfig.Edits;
import mgwc.gateway.policy.headers.HeadersConfig.Field;
import mgwc.gateway.policy.headers.HeadersConfig.Value;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.ReleaseRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A release may come from anywhere, so the gateway refuses what the compiler would have reported. */
class HeadersModuleTest {

    private static final ConfigPath AT =
            ConfigPath.ROOT.field("steps").field("headers").field("x");

    private static List<Edits> editsOf(String name) {
        Field field = new Field(name, new Value(Optional.empty(), Optional.empty(), Optional.of("a")));
        return List.of(
                new Edits(List.of(field), List.of(), List.of()),
                new Edits(List.of(), List.of(name), List.of()),
                new Edits(List.of(), List.of(), List.of(field)));
    }

    private static HeadersConfig request(Edits edits) {
        return new HeadersConfig(Optional.of(edits), Optional.empty());
    }

    private static HeadersConfig response(Edits edits) {
        return new HeadersConfig(Optional.empty(), Optional.of(edits));
    }

    private static void expectRefused(HeadersConfig config) {
        ReleaseRefused refused =
                catchThrowableOfType(ReleaseRefused.class, () -> new HeadersModule().build(config, AT, null));

        assertThat(refused).hasMessageStartingWith("`gateway.json` is wrong at `$.steps.headers.x.re");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection",
                "content-encoding",
                "content-length",
                "CONTENT_LENGTH",
                "expect",
                "host",
                "http2-settings",
                "keep-alive",
                "proxy-authenticate",
                "proxy-authorization",
                "proxy-connection",
                "te",
                "trailer",
                "traceparent",
                "tracestate",
                "transfer-encoding",
                "upgrade",
                "via",
                "x-request-id",
                "x_request_id",
                "",
                "x a",
                ":path",
                "x:",
                "x\r\ny",
                "zoë",
            })
    void noFieldOfTheGatewayIsChanged(String name) {
        for (Edits edits : editsOf(name)) {
            expectRefused(request(edits));
            expectRefused(response(edits));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"access-control-allow-origin", "Access_Control_Allow_Credentials", "access-control-x", "vary"})
    void responsesOnlySayWhatCorsSays(String name) {
        for (Edits edits : editsOf(name)) {
            expectRefused(response(edits));
            assertThatCode(() -> new HeadersModule().build(request(edits), AT, null))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aConstantIsTheValueOfAField() {
        for (String text : List.of("a\r\nb", "a\u0000", "Zoë", " a", "", "a".repeat(1_001))) {
            Field field = new Field("x-a", new Value(Optional.empty(), Optional.empty(), Optional.of(text)));

            expectRefused(request(new Edits(List.of(), List.of(), List.of(field))));
        }
    }
}
