package mgwc.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private final TrustedProxies networks =
            TrustedProxies.ofNetworks(List.of("10.20.0.0/16", "192.0.2.7/32", "2001:db8:20::/48", "fe80::/10"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.20.0.0",
                "10.20.255.255",
                "::ffff:10.20.3.4",
                "::ffff:a14:304",
                "192.0.2.7",
                "2001:db8:20::1",
                "2001:DB8:20:ffff::1",
                "fe80::1%eth0",
                "fe80:0:0:0:1:2:3:4%2"
            })
    void peersInsideOfTheNetworksAreTrusted(String peer) {
        assertThat(networks.trusts(peer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.21.0.0", "10.19.255.255", "192.0.2.8", "2001:db8:21::1", "::1", "::10.20.0.1", "", "proxy"})
    void othersAreNot(String peer) {
        assertThat(networks.trusts(peer)).isFalse();
    }

    @Test
    void networksOfIpv6HoldNoIpv4Addresses() {
        assertThat(TrustedProxies.ofNetworks(List.of("::/0")).trusts("10.20.0.1"))
                .isFalse();
        assertThat(TrustedProxies.ofNetworks(List.of("::/0")).trusts("::ffff:10.20.0.1"))
                .isFalse();
        assertThat(TrustedProxies.ofNetworks(List.of("0.0.0.0/0")).trusts("::1"))
                .isFalse();
    }

    @Test
    void everyPeerIsTrustedWhereProxiesAreCounted() {
        assertThat(TrustedProxies.ofHops(1).trusts("203.0.113.9")).isTrue();
    }

    @Test
    void nobodyIsTrustedByDefault() {
        assertThat(TrustedProxies.NOBODY.trusts("127.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.0/",
                "10.0.0.0/-8",
                "10.0.0",
                "010.0.0.0/8",
                "10.0.0.0.0/8",
                "10.0.0.256",
                "10..0.0",
                "2001:db8::1/32",
                "2001:db8::/129",
                "fe80::%eth0/10",
                "[::1]",
                "proxy.internal",
            })
    void aTextThatIsNotANetworkIsRefused(String cidr) {
        assertThatThrownBy(() -> TrustedProxies.ofNetworks(List.of(cidr)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a network");
    }

    @ParameterizedTest
    @CsvSource({"::ffff:192.0.2.7, 192.0.2.7", "192.0.2.7, 192.0.2.7", "2001:db8::7, 2001:db8::7"})
    void anAddressOfIpv4HasOneForm(String text, String form) {
        assertThat(IpAddress.parse(text)).extracting(IpAddress::text).isEqualTo(form);
    }
}
