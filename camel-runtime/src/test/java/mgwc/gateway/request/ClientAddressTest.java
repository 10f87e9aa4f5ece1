package mgwc.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import mgwc.gateway.policy.TrialRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "2001:db8:0:0:0:0:0:9, 2001:db8:0:0:0:0:0:9",
        "fe80:0:0:0:0:0:0:1%eth0, fe80:0:0:0:0:0:0:1",
        "fe80:0:0:0:0:0:0:1%2, fe80:0:0:0:0:0:0:1",
    })
    void aZoneIsNotPartOfTheAddressThatBackendsGet(String peer, String address) {
        assertThat(new TrialRequest("GET").from(peer).request().clientAddress()).isEqualTo(address);
    }
}
