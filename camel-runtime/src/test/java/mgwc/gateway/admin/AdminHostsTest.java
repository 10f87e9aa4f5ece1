package mgwc.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminHostsTest {

    private static final List<String> NAMES = List.of("gateway-admin.prod.internal");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:9090",
                "10.1.2.3:9090",
                "[::1]",
                "[::1]:9090",
                "[2001:db8::7]:9090",
                "localhost",
                "LOCALHOST:9090",
                "gateway.local:9090",
                "gateway-admin.prod.internal",
                "Gateway-Admin.prod.internal:9090"
            })
    void acceptsAddressesAndItsOwnNames(String host) {
        assertThat(AdminHosts.accept(List.of(host), "gateway.local", NAMES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "evil.example:9090",
                "gateway-admin.prod.internal.evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1.",
                "2130706433",
                "0x7f.1",
                "127.1",
                "[evil.example]",
                "[::1",
                "[::1].evil.example",
                "::1",
                "127.0.0.1:x",
                "127.0.0.1:9090:9090",
                "127.0.0.1,evil.example",
                "127.0.0.1@evil.example",
                " 127.0.0.1"
            })
    void refusesEverythingElse(String host) {
        assertThat(AdminHosts.accept(List.of(host), "gateway.local", NAMES)).isFalse();
    }

    @Test
    void acceptsARequestWithoutHostAndRefusesOneWithTwoOfWhichOneIsForeign() {
        assertThat(AdminHosts.accept(List.of(), "127.0.0.1", NAMES)).isTrue();
        assertThat(AdminHosts.accept(List.of("127.0.0.1", "evil.example"), "127.0.0.1", NAMES))
                .isFalse();
    }
}
