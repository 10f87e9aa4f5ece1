package mgwc.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the caller is when the peer, 10.0.0.1, is a trusted proxy. */
class StatedCallerTest {

    private static final String PEER = "10.0.0.1";
    private static final TrustedProxies NETWORKS = TrustedProxies.ofNetworks(List.of("10.0.0.0/8", "2001:db8:1::/48"));

    private static StatedCaller read(String... fields) {
        return StatedCaller.read(NETWORKS, ListedFields.of(fields), PEER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.9                          | 203.0.113.9   | [10.0.0.1]
            203.0.113.9, 10.0.0.2                | 203.0.113.9   | [10.0.0.2, 10.0.0.1]
            203.0.113.9,10.0.0.3 , 10.0.0.2      | 203.0.113.9   | [10.0.0.3, 10.0.0.2, 10.0.0.1]
            198.51.100.1, 203.0.113.9, 10.0.0.2  | 203.0.113.9   | [10.0.0.2, 10.0.0.1]
            10.0.0.4, 203.0.113.9                | 203.0.113.9   | [10.0.0.1]
            10.0.0.4, 10.0.0.3                   | 10.0.0.4      | [10.0.0.3, 10.0.0.1]
            203.0.113.9:4711, 10.0.0.2:80        | 203.0.113.9   | [10.0.0.2, 10.0.0.1]
            2001:db8:2::9                        | 2001:db8:2::9 | [10.0.0.1]
            [2001:db8:2::9]:4711                 | 2001:db8:2::9 | [10.0.0.1]
            [2001:db8:2::9], 2001:db8:1::5       | 2001:db8:2::9 | [2001:db8:1::5, 10.0.0.1]
            ::ffff:203.0.113.9, ::ffff:10.0.0.2  | 203.0.113.9   | [10.0.0.2, 10.0.0.1]
            """)
    void theFirstAddressFromTheRightThatIsNoProxyIsTheCallers(String forwardedFor, String address, String proxies) {
        StatedCaller caller = read("X-Forwarded-For: " + forwardedFor);

        assertThat(caller.address()).isEqualTo(address);
        assertThat(caller.proxies()).hasToString(proxies);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "",
                "203.0.113",
                "203.0.113.9.1",
                "0203.0.113.9",
                "203.0.113.9:",
                "203.0.113.9:123456",
                "203.0.113.9 x",
                "[2001:db8:2::9",
                "[203.0.113.9]:1",
                "2001:db8:2::9%eth0",
                "shop.example",
                "<script>",
            })
    void anEntryThatIsNotAnAddressEndsTheSearch(String entry) {
        StatedCaller caller = read("X-Forwarded-For: 198.51.100.1, " + entry + ", 10.0.0.2");

        assertThat(caller.address()).isEqualTo("10.0.0.2");
        assertThat(caller.proxies()).containsExactly(PEER);
    }

    @Test
    void severalFieldsAreOneList() {
        assertThat(read("X-Forwarded-For: 198.51.100.1", "X-Forwarded-For: 203.0.113.9, 10.0.0.2")
                        .address())
                .isEqualTo("203.0.113.9");
    }

    @Test
    void withoutAnyFieldThePeerIsTheCaller() {
        assertThat(read()).isEqualTo(new StatedCaller(PEER, List.of(), null, null, ""));
    }

    @Test
    void aChainOfAnyLengthIsReadInItsLastPartOnly() {
        String chain = "203.0.113.9, " + "10.0.0.2, ".repeat(100_000) + "10.0.0.3";

        StatedCaller caller = read("X-Forwarded-For: " + chain);

        assertThat(caller.address()).isEqualTo("10.0.0.2");
        assertThat(caller.proxies()).hasSize(32);
    }

    @Nested
    class Hops {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                1 | 198.51.100.1, 203.0.113.9               | 203.0.113.9
                2 | 198.51.100.1, 203.0.113.9               | 198.51.100.1
                2 | 192.0.2.1, 198.51.100.1, 203.0.113.9    | 198.51.100.1
                3 | 198.51.100.1, 203.0.113.9               | 198.51.100.1
                2 | unknown, 203.0.113.9                    | 203.0.113.9
                """)
        void areCountedFromTheRight(int hops, String forwardedFor, String address) {
            StatedCaller caller = StatedCaller.read(
                    TrustedProxies.ofHops(hops), ListedFields.of("X-Forwarded-For: " + forwardedFor), "192.0.2.77");

            assertThat(caller.address()).isEqualTo(address);
        }
    }

    @Nested
    class SchemesAndHosts {

        @ParameterizedTest
        @CsvSource({"https, https", "HTTP, http", "wss, https", "ws, http"})
        void areTheCallers(String stated, String scheme) {
            StatedCaller caller = read(
                    "X-Forwarded-For: 203.0.113.9",
                    "X-Forwarded-Proto: " + stated,
                    "X-Forwarded-Host: shop.example:8443");

            assertThat(caller.scheme()).isEqualTo(scheme);
            assertThat(caller.authority()).isEqualTo("shop.example:8443");
        }

        @Test
        void countWithoutAnAddress() {
            assertThat(read("X-Forwarded-Proto: https").scheme()).isEqualTo("https");
        }

        @Test
        void areTakenFromTheEntryOfTheCaller() {
            StatedCaller caller = read(
                    "X-Forwarded-For: 198.51.100.1, 203.0.113.9, 10.0.0.2",
                    "X-Forwarded-Proto: evil, https, http",
                    "X-Forwarded-Host: evil.example, shop.example, inner");

            assertThat(caller.scheme()).isEqualTo("https");
            assertThat(caller.authority()).isEqualTo("shop.example");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "javascript", "https\"", "ftp"})
        void unknownSchemesDoNotCount(String scheme) {
            assertThat(read("X-Forwarded-Proto: " + scheme).scheme()).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "a/b", "user@shop.example", "a\"b", "a,", "shöp.example"})
        void hostsWithOtherCharactersDoNotCount(String host) {
            assertThat(read("X-Forwarded-Host: " + host).authority()).isNull();
        }
    }

    @Nested
    class Forwarded {

        @Test
        void isReadWhereThereIsNoXForwardedFor() {
            StatedCaller caller = read(
                    "Forwarded: for=198.51.100.1;proto=http, For=\"[2001:db8:2::9]:4711\";Proto=https;host=shop.example",
                    "Forwarded: for=10.0.0.2;by=_x;host=\"inner:80\"");

            assertThat(caller)
                    .isEqualTo(
                            new StatedCaller("2001:db8:2::9", List.of("10.0.0.2", PEER), "https", "shop.example", ""));
        }

        @Test
        void doesNotCountBesideXForwardedFor() {
            StatedCaller caller = read("Forwarded: for=198.51.100.1;proto=https", "X-Forwarded-For: 203.0.113.9");

            assertThat(caller).isEqualTo(new StatedCaller("203.0.113.9", List.of(PEER), null, null, ""));
        }

        @Test
        void mayNameTheSchemeOfAHiddenCaller() {
            StatedCaller caller = read("Forwarded: for=_hidden;proto=https");

            assertThat(caller).isEqualTo(new StatedCaller(PEER, List.of(), "https", null, ""));
        }

        @Test
        void understandsQuotesAndEscapes() {
            assertThat(ForwardedElement.parse(" for = x"))
                    .as("no space around the equals sign")
                    .isNull();
            assertThat(ForwardedElement.parse("for=\"a\\\"b,c;d\" ; proto=http ,for=x"))
                    .containsExactly(
                            new ForwardedElement("a\"b,c;d", "http", null), new ForwardedElement("x", null, null));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    ",",
                    "for",
                    "for=",
                    "for=\"x",
                    "for=x;",
                    "for=x,",
                    "for=x y",
                    "=x",
                    "for=\"x\\",
                    "for=x;for=y",
                    "for=x;proto=http;FOR=x"
                })
        void nothingLeftOfAMalformedFieldCounts(String malformed) {
            StatedCaller caller =
                    read("Forwarded: for=198.51.100.1", "Forwarded: " + malformed, "Forwarded: for=10.0.0.2");

            assertThat(caller.address()).isEqualTo("10.0.0.2");
        }
    }

    @Nested
    class RealIp {

        @Test
        void isReadWhereThereIsNoOtherField() {
            assertThat(read("X-Real-IP: 203.0.113.9").address()).isEqualTo("203.0.113.9");
            assertThat(read("X-Real-IP: 198.51.100.1", "X-Forwarded-For: 203.0.113.9")
                            .address())
                    .isEqualTo("203.0.113.9");
        }
    }

    @Test
    void nothingACallerSendsThroughOneProxyChangesItsAddress() {
        Random random = new Random(7239);
        String alphabet = "0123456789abcdef.:[]\", ;=_%fortX-\t";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder claim = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                claim.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            StatedCaller caller = read("X-Forwarded-For: " + claim + ", 203.0.113.9", "Forwarded: " + claim);

            assertThat(caller.address()).as(claim.toString()).isEqualTo("203.0.113.9");
            assertThat(caller.proxies()).containsExactly(PEER);
        }
    }
}
