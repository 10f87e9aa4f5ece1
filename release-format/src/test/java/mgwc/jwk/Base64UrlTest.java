package mgwc.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class Base64UrlTest {

    @Property
    void readsWhatTheJdkWrites(@ForAll @Size(max = 100) byte[] octets) {
        assertThat(Base64Url.decode(encoded(octets))).isEqualTo(octets);
    }

    /** So no two texts are the same token. */
    @Property
    void whateverIsReadIsWrittenTheSameWay(
            @ForAll @StringLength(max = 12) @CharRange(from = '+', to = 'z') String text) {
        byte[] octets = Base64Url.decode(text);

        assertThat(octets == null || encoded(octets).equals(text)).isTrue();
    }

    @Property
    void whatTheJdkRefusesIsRefused(@ForAll @StringLength(max = 12) String text) {
        boolean refusedByJdk;
        try {
            Base64.getUrlDecoder().decode(text);
            refusedByJdk = false;
        } catch (IllegalArgumentException e) {
            refusedByJdk = true;
        }
        assertThat(!refusedByJdk || Base64Url.decode(text) == null).isTrue();
    }

    private static String encoded(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
