package mgwc.compiler.rule.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "api.localhost",
                "127.0.0.1",
                "127.9.9.9",
                "[::1]",
                "LOCALHOST",
                "127.0.0",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "[::ffff:127.0.0.1]",
                "[::7f00:1]",
                "[64:ff9b::7f00:1]",
                "[0:0:0:0:0:0:0:1]"
            })
    void isOnThisMachine(String host) {
        assertThat(Host.ofName(host).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1.example.org",
                "notlocalhost",
                "128.0.0.1",
                "127.0.0.256",
                "[::2]",
                "0x7f",
                "4294967296",
                "127-0-0-1",
                "[64:ff9b::808:808]",
                "0.0.0.0",
                "[::]"
            })
    void isElsewhere(String host) {
        assertThat(Host.ofName(host).isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "[fe80::1]",
                "[fe90::1]",
                "2852039166",
                "[::ffff:a9fe:a9fe]",
                "[fd00:ec2:0::254]",
                "[fd00:ec2::254]",
                "metadata.google.internal"
            })
    void handsOutCredentials(String host) {
        assertThat(Host.ofName(host).isMetadata()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.253.0.1", "feature.acme.example", "fe80.acme.example", "[fd00::1]"})
    void handsOutNothing(String host) {
        assertThat(Host.ofName(host).isMetadata()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, false",
        "[2001:db8::7], false",
        "[::1], false",
        "[2001:DB8:0::7], false",
        "3221225991, true",
        "192.000.002.007, true",
        "192.2.7, true",
        "[::ffff:c000:207], true"
    })
    void isAnAddressPlainOrDisguised(String host, boolean disguised) {
        assertThat(Host.ofName(host).literal()).map(IpLiteral::isDisguised).contains(disguised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"east", "7up.acme.example", "0xcafe.acme.example", "192.0.2.7.acme.example", "a.b", ""})
    void isAName(String host) {
        assertThat(Host.ofName(host).literal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "orders",
                "orders.svc",
                "a.svc.cluster.local",
                "[fd12::1]"
            })
    void isFoundInsideOnly(String host) {
        assertThat(Host.ofName(host).isInternal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"172.32.0.1", "11.0.0.1", "api.acme.example", "fd.acme.example", "internal.acme.example"})
    void isFoundFromOutside(String host) {
        assertThat(Host.ofName(host).isInternal()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a.acme.example, *.acme.example, true",
        "a.b.acme.example, *.acme.example, true",
        "acme.example, *.acme.example, false",
        "evilacme.example, *.acme.example, false",
        "A.acme.example, a.acme.example, true",
    })
    void fitsAPattern(String host, String pattern, boolean fits) {
        assertThat(Host.ofName(host).fits(pattern)).isEqualTo(fits);
    }
}
