package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import mgwc.gateway.backend.BackendUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a caller finds a resource that a backend points at. */
class ReferenceMappingTest {

    private static String map(String reference, String backend, String prefix) {
        return new ReferenceMapping(BackendUrl.parse(backend), prefix, "/a/b").map(reference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://orders:8080/v1/orders/7          | /shop/orders/7
            HTTP://Orders:8080/v1/orders/7          | /shop/orders/7
            //orders:8080/v1/orders/7               | /shop/orders/7
            /v1/orders/7                            | /shop/orders/7
            /v1/orders/7?x=/v1/a&y=http://b#/v1     | /shop/orders/7?x=/v1/a&y=http://b#/v1
            /v1                                     | /shop
            /v1/                                    | /shop/
            /v1?x                                   | /shop?x
            /v1#x                                   | /shop#x
            /v1//evil.example                       | /shop//evil.example
            /v1/a/../b                              | /shop/b
            /v1/a/./b/..                            | /shop/a/
            /v1/a/%2e%2E/b                          | /shop/b
            /x/../v1/a                              | /shop/a
            /v1/J\u00fcrgen                         | /shop/J\u00fcrgen
            """)
    void resourcesOfTheBackendAreFoundBelowTheBasePath(String reference, String expected) {
        assertThat(map(reference, "http://orders:8080/v1", "/shop")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "./7",
                "../7",
                "a:b",
                "orders/7",
                "?page=2",
                "#top",
                "x//orders:8080/v1/a",
                "mailto:a@orders",
                "http:7",
                "http:/v1/a",
                "https://orders:8080/v1/a",
                "http://orders/v1/a",
                "http://orders:80/v1/a",
                "http://orders:/v1/a",
                "http://orders:08080x/v1/a",
                "http://orders:99999999999/v1/a",
                "http://user@orders:8080/v1/a",
                "http://orders:8080@evil.example/v1/a",
                "http://orders.evil.example:8080/v1/a",
                "http://orders.:8080/v1/a",
                "http://evil.example/v1/a",
                "http://evil.example?http://orders:8080/v1/a",
                "http://169.254.169.254/",
                "/v2/a",
                "/v10",
                "/v1a/b",
                "/",
                "/V1/a",
                "/v1/../admin",
                "/v1/%2e./admin",
                "http://orders:8080/",
                "http://orders:8080",
                "/v1/\\\\evil.example",
                "\\\\orders:8080/v1/a",
                "/v1/a\u0001b",
                "/v1/a b",
            })
    void everythingElseStaysAsItIs(String reference) {
        assertThat(map(reference, "http://orders:8080/v1", "/shop")).isEqualTo(reference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://orders          | http://orders/a          | /shop/a
            http://orders          | http://orders:80/a       | /shop/a
            http://orders          | http://orders:/a         | /shop/a
            http://orders          | http://orders            | /shop
            https://orders         | https://orders:443/a     | /shop/a
            https://orders         | http://orders/a          | http://orders/a
            https://orders         | //orders/a               | /shop/a
            http://[2001:db8::1]:8 | http://[2001:DB8::1]:8/a | /shop/a
            http://[2001:db8::1]   | http://[2001:db8::1]/a   | /shop/a
            http://10.0.0.1:8080/  | http://10.0.0.1:8080/a   | /shop/a
            """)
    void theAddressOfTheBackendIsKnownInItsSpellings(String backend, String reference, String expected) {
        assertThat(map(reference, backend, "/shop")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''             | /shop/v1  | /shop/v1/a | /shop/v1/a
            ''             | /shop/v1  | /shop/v1   | /shop/v1
            ''             | /shop/v1  | /shop/v10  | /shop/v1/shop/v10
            /v1            | /v1       | /v1/a      | /v1/a
            /shop/internal | /shop     | /shop/internal/a | /shop/a
            /shop          | /shop/v1  | /shop/a    | /shop/v1/a
            /shop          | /shop/v1  | /shop/v1/a | /shop/v1/a
            """)
    void aBackendMayHaveAddedThePrefixItself(String path, String prefix, String reference, String expected) {
        assertThat(map(reference, "http://orders" + path, prefix)).isEqualTo(expected);
        assertThat(map("http://orders" + reference, "http://orders" + path, prefix))
                .isEqualTo(expected);
    }

    /** The path of the request may have fewer segments at the backend. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''   | /shop | ''   | 7           | /shop/7
            ''   | /shop | ''   | ./7?x#y     | /shop/7?x#y
            ''   | /shop | ''   | ?page=2     | ?page=2
            ''   | /shop | ''   | shop/7      | /shop/shop/7
            ''   | /shop | /    | 7           | 7
            ''   | /shop | /a   | 7           | 7
            ''   | /shop | /a/b | ../7        | ../7
            ''   | /shop | /a/b | ../../../7  | /shop/7
            ''   | /shop | /a/b | ..          | ..
            ''   | /shop | /a   | ../..       | /shop/
            /v1  | /shop | /a   | 7           | 7
            /v1  | /shop | ''   | v1/7        | /shop/7
            /v1  | /shop | ''   | 7           | 7
            /v1  | /shop | /a   | ../7        | ../7
            /v1  | /shop | /a   | ../v1/7     | /shop/7
            /api/v1 | /shop | /a | ../v1/7    | /shop/7
            ''   | ''    | /    | 7           | 7
            ''   | ''    | /a   | ..//evil    | ..//evil
            """)
    void relativeReferencesLeadBothSidesToTheSameResource(
            String path, String prefix, String below, String reference, String expected) {
        var mapping = new ReferenceMapping(BackendUrl.parse("http://orders" + path), prefix, below);

        assertThat(mapping.map(reference)).isEqualTo(expected);
    }

    /** Two slashes at the start would make the next part a host. */
    @ParameterizedTest
    @CsvSource({
        "http://orders//evil.example/a, /.//evil.example/a",
        "http://orders/.//evil.example/a, /.//evil.example/a",
        "/.//evil.example/a, /.//evil.example/a",
        "/a/..//evil.example/a, /.//evil.example/a",
        "http://orders/, /",
        "http://orders, /",
        "http://orders/a, /a",
        "/a, /a"
    })
    void noPathOfABackendBecomesAHost(String reference, String expected) {
        String mapped = map(reference, "http://orders", "");

        assertThat(mapped).isEqualTo(expected);
        assertThat(URI.create("http://gateway.example/x").resolve(mapped).getHost())
                .isEqualTo("gateway.example");
    }

    @Test
    void callersGetMappedReferencesInLocationAndContentLocation() throws Exception {
        BlockingQueue<String> urls = new LinkedBlockingQueue<>();
        try (var backend = new RawBackend(gateway -> {
                    String url = urls.take();
                    while (true) {
                        gateway.readHead();
                        gateway.send(
                                "HTTP/1.1 201 Created\r\nLocation: " + url + "/orders/7\r\nContent-Location: " + url
                                        + "/orders/7?v=1\r\nLink: <" + url
                                        + "/orders/8>\r\nSet-Cookie: a=1; Path=/orders\r\nContent-Length: 0\r\n\r\n");
                    }
                });
                var edge = ForwardingEdge.to(backend).start()) {
            urls.add(backend.url());
            var answer = edge.get("/base/orders");

            assertThat(answer.header("location")).containsExactly("/base/orders/7");
            assertThat(answer.header("content-location")).containsExactly("/base/orders/7?v=1");
            assertThat(answer.header("link")).containsExactly("<" + backend.url() + "/orders/8>");
            assertThat(answer.header("set-cookie")).containsExactly("a=1; Path=/orders");
        }
    }
}
