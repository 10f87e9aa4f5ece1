package mgwc.compiler.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "api.localhost", "127.0.0.1", "127.9.9.9", "[::1]", "LOCALHOST"})
    void is_on_this_machine(String host) {
        assertThat(Host.ofName(host).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1.example.org", "notlocalhost", "128.0.0.1", "127.0.0", "127.0.0.256", "[::2]"})
    void is_elsewhere(String host) {
        assertThat(Host.ofName(host).isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"169.254.169.254", "169.254.0.1", "[fe80::1]", "[fd00:ec2::254]", "metadata.google.internal"})
    void hands_out_credentials(String host) {
        assertThat(Host.ofName(host).isMetadata()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.253.0.1", "feature.acme.example", "fe80.acme.example", "[fd00::1]"})
    void hands_out_nothing(String host) {
        assertThat(Host.ofName(host).isMetadata()).isFalse();
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
    void is_found_inside_only(String host) {
        assertThat(Host.ofName(host).isInternal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"172.32.0.1", "11.0.0.1", "api.acme.example", "fd.acme.example", "internal.acme.example"})
    void is_found_from_outside(String host) {
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
    void fits_a_pattern(String host, String pattern, boolean fits) {
        assertThat(Host.ofName(host).fits(pattern)).isEqualTo(fits);
    }
}
