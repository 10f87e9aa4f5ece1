package mgwc.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendUrlTest {

    @Test
    void theSchemesPortIsLeftOutOfTheAuthority() {
        assertThat(BackendUrl.parse("https://pizza.example"))
                .isEqualTo(new BackendUrl(true, "pizza.example", 443, "pizza.example", ""));
        assertThat(BackendUrl.parse("http://pizza.example:80/"))
                .isEqualTo(new BackendUrl(false, "pizza.example", 80, "pizza.example", ""));
        assertThat(BackendUrl.parse("https://pizza.example:80").authority()).isEqualTo("pizza.example:80");
    }

    @Test
    void thePathIsAPrefixWithoutFinalSlash() {
        assertThat(BackendUrl.parse("http://h/v1/").pathPrefix()).isEqualTo("/v1");
        assertThat(BackendUrl.parse("http://h/a%2Fb/c").pathPrefix()).isEqualTo("/a%2Fb/c");
    }

    @Test
    void addressesAreConnectedToWithoutBracketsAndNeverSentAsServerName() {
        BackendUrl v6 = BackendUrl.parse("https://[::1]:8443");

        assertThat(v6).isEqualTo(new BackendUrl(true, "::1", 8443, "[::1]:8443", ""));
        assertThat(v6.hasName()).isFalse();
        assertThat(BackendUrl.parse("https://10.0.0.1").hasName()).isFalse();
        assertThat(BackendUrl.parse("https://a1.example").hasName()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://h", "//h/x", "http:///x", "h:80", "http://user:pass@h", "http://h/?q=1", "http://h/#f", ""
            })
    void anythingElseIsRefused(String url) {
        assertThatThrownBy(() -> BackendUrl.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
