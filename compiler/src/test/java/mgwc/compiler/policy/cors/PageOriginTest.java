package mgwc.compiler.policy.cors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageOriginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://shop.example",
                "http://localhost:3000",
                "https://shop.example:8443",
                "https://shop.example:65535",
                "https://shop.example.",
                "https://a_b.example",
                "https://xn--bcher-kva.example",
                "https://127.0.0.1",
                "https://[::1]:8443",
                "https://[2001:db8::1]",
                "https://[2001:0:0:1::1]",
                "https://[::ffff:a00:1]",
                "capacitor://localhost",
                "chrome-extension://abcdefghijklmnop",
            })
    void browsersSend(String origin) {
        assertThat(new PageOrigin(origin).flaw()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://shop.example/            | ends with a slash, which browsers do not send             | write `https://shop.example`
            https://shop.example/a           | has a path, which browsers do not send                    | write `https://shop.example`
            https://shop.example?a           | has a path, which browsers do not send                    | write `https://shop.example`
            https://shop.example\\x          | has a path, which browsers do not send                    | write `https://shop.example`
            HTTPS://shop.example             | has upper-case letters, and browsers send lower-case ones | write `https://shop.example`
            https://SHOP.example             | has upper-case letters, and browsers send lower-case ones | write `https://shop.example`
            https://shop.example:443         | has the default port, which browsers leave out            | write `https://shop.example`
            https://shop.example:0443        | has the default port, which browsers leave out            | write `https://shop.example`
            https://shop.example:08443       | has a port with a zero in front, which browsers leave out | write `https://shop.example:8443`
            https://shop.example:            | ends with a colon, which browsers do not send             | write `https://shop.example`
            https://shop.example:0           | has a port that does not exist                            | write a port from 1 to 65535, or none
            https://shop.example:65536       | has a port that does not exist                            | write a port from 1 to 65535, or none
            https://shop.example:99999999999 | has a port that does not exist                            | write a port from 1 to 65535, or none
            https://me:key@shop.example      | has a user name, which browsers do not send               | write `https://shop.example`
            https://bücher.example           | has a name in another script, which browsers send in Punycode | write the name that begins with `xn--`
            https://[0:0:0:0:0:0:0:1]        | has an address that browsers write in another form        | write `https://[::1]`
            https://[2001:db8:0:0:1:0:0:1]   | has an address that browsers write in another form        | write `https://[2001:db8::1:0:0:1]`
            https://[::ffff:10.0.0.1]        | has an address that browsers write in another form        | write `https://[::ffff:a00:1]`
            https://[2001:DB8::1]            | has upper-case letters, and browsers send lower-case ones | write `https://[2001:db8::1]`
            https://127.1                    | has an address that browsers write in another form        | write `https://127.0.0.1`
            https://0x7f.0.0.1               | has an address that browsers write in another form        | write `https://127.0.0.1`
            https://010.0.0.1                | has an address that browsers write in another form        | write `https://8.0.0.1`
            https://1                        | has an address that browsers write in another form        | write `https://0.0.0.1`
            wss://shop.example               | has the scheme `wss`, which no page has                   | write `https`
            """)
    void browsersSendInAnotherForm(String origin, String fact, String help) {
        assertThat(new PageOrigin(origin).flaw()).contains(new PageOrigin.Flaw(fact, help));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            null                                | is that of every sandboxed page and of local files
            https://*.shop.example              | is compared exactly, so no page has it
            ^https://.*$                        | is compared exactly, so no page has it
            https://a.example,https://b.example | has a comma, which no origin has
            shop.example                        | has no scheme
            //shop.example                      | has no scheme
            https:shop.example                  | has no scheme
            data:text/html                      | has no scheme
            file://                             | does not have a host after the scheme
            https://                            | does not have a host after the scheme
            https://.                           | does not have a host after the scheme
            https://shop..example               | does not have a host after the scheme
            https://-shop.example               | does not have a host after the scheme
            https://(a).example                 | does not have a host after the scheme
            https://shop%2eexample              | does not have a host after the scheme
            https://shop.example:1:2            | does not have a host after the scheme
            https://shop.example:x              | does not have a host after the scheme
            https://[::1                        | does not have a host after the scheme
            https://1.2.3.256                   | does not have a host after the scheme
            https://shop.1                      | does not have a host after the scheme
            https://[1.2.3.4]                   | does not have a host after the scheme
            https://[fe80::1%25eth0]            | does not have a host after the scheme
            https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example | does not have a host after the scheme
            """)
    void noPageHas(String origin, String fact) {
        assertThat(new PageOrigin(origin).flaw()).map(PageOrigin.Flaw::fact).contains(fact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me:key@shop.example", "https://me:k@ey@shop.example/"})
    void aMessageDoesNotShowAPassword(String origin) {
        assertThat(new PageOrigin(origin).shown()).doesNotContain("key", "k@ey").contains("shop.example");
    }
}
