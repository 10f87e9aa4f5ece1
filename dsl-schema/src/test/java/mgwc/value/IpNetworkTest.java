package mgwc.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "192.0.2.7, 192.0.2.7/32",
        "0.0.0.0/0, 0.0.0.0/0",
        "2001:DB8::/32, 2001:db8::/32",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1/128",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1/128",
        "::, ::/128",
        "::/0, ::/0",
        "::1, ::1/128",
        "fe80::/10, fe80::/10",
        "1::, 1::/128",
    })
    void isWrittenInOneForm(String text, String canonical) {
        assertThat(IpNetwork.parse(text)).map(IpNetwork::toString).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({"::ffff:10.0.0.0/104, 10.0.0.0/8", "::ffff:a00:1, 10.0.0.1/32", "::ffff:0:0/96, 0.0.0.0/0"})
    void mappedAddressesAreTheIpv4AddressesTheyStandFor(String mapped, String v4) {
        assertThat(IpNetwork.parse(mapped)).isEqualTo(IpNetwork.parse(v4)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/8, 10.0.0.0/8",
        "192.0.2.255/31, 192.0.2.254/31",
        "2001:db8::1/32, 2001:db8::/32",
        "2001:db8:0:0:8000::/64, 2001:db8::/64",
        "2001:db8::1/127, 2001:db8::/127",
        "::ffff:10.0.0.1/104, 10.0.0.0/8",
    })
    void addressesWithBitsBehindThePrefixAreNoNetworkButLieInOne(String text, String around) {
        assertThat(IpNetwork.parse(text)).isEmpty();
        assertThat(IpNetwork.around(text)).map(IpNetwork::toString).contains(around);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0/8",
                "10/8",
                "010.0.0.0/8",
                "256.0.0.0/8",
                "10.0.0.0.0/8",
                "0x0a.0.0.0/8",
                "2001:db8::/129",
                "2001:db8:::/32",
                "2001:db8::1::/64",
                "1:2:3:4:5:6:7/64",
                "[2001:db8::]/32",
                "fe80::1%1",
                "localhost",
                "proxy.internal/24",
            })
    void nothingElseIsANetwork(String text) {
        assertThat(IpNetwork.around(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.0.0/16, true",
        "10.0.0.0/8, 10.0.0.0/8, true",
        "10.0.0.0/8, 11.0.0.0/8, false",
        "10.1.0.0/16, 10.0.0.0/8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/64, 2001:db8:0:1::/64, false",
        "2001:db8::/65, 2001:db8::8000:0:0:0, false",
        "::/0, 2001:db8::1, true",
        "::/0, 10.0.0.1, false",
        "::/64, 10.0.0.1, false",
        "0.0.0.0/0, ::1, false",
    })
    void coversNetworksOfItsOwnFamily(String network, String other, boolean covers) {
        assertThat(IpNetwork.parse(network)
                        .orElseThrow()
                        .covers(IpNetwork.parse(other).orElseThrow()))
                .isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/9, 10.128.0.0/9",
        "10.0.0.0/31, 10.0.0.0/32, 10.0.0.1/32",
        "::/0, ::/1, 8000::/1",
        "2001:db8::/63, 2001:db8::/64, 2001:db8:0:1::/64",
        "2001:db8::/64, 2001:db8::/65, 2001:db8:0:0:8000::/65",
    })
    void consistsOfTwoHalves(String network, String one, String other) {
        assertThat(IpNetwork.parse(network).orElseThrow().halves())
                .extracting(IpNetwork::toString)
                .containsExactly(one, other);
    }

    @Test
    void oneAddressHasNoHalves() {
        assertThat(IpNetwork.parse("192.0.2.1").orElseThrow().halves()).isEmpty();
    }

    @Test
    void itsTextNamesTheSameNetworkToOtherReaders() throws Exception {
        Random random = new Random(20_251_129);
        for (int i = 0; i < 20_000; i++) {
            byte[] address = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(address);
            // Runs of zeros are what the short form is about.
            for (int zero = random.nextInt(address.length); zero < address.length && random.nextInt(4) > 0; zero++) {
                address[zero] = 0;
            }
            InetAddress host = InetAddress.getByAddress(address);
            IpNetwork network = IpNetwork.parse(host.getHostAddress()).orElseThrow();
            String text = network.toString();

            assertThat(IpNetwork.parse(text)).contains(network);
            assertThat(InetAddress.ofLiteral(text.substring(0, text.indexOf('/'))))
                    .isEqualTo(host);
        }
    }
}
