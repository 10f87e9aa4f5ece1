package mgwc.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    /** The example "abc" of FIPS 180-4. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheSha256OfTheContent() {
        assertThat(Digest.of("abc").hex()).isEqualTo(ABC);
        assertThat(Digest.of("abc")).hasToString("sha256:" + ABC);
        assertThat(Digest.of("é")).isEqualTo(Digest.of(new byte[] {(byte) 0xc3, (byte) 0xa9}));
    }

    @Test
    void isShortenedFromTheLeft() {
        assertThat(Digest.of("abc").shortHex()).isEqualTo("ba7816bf8f01");
        assertThat(Digest.of("abc").first(2)).isEqualTo("ba");
    }

    @Test
    void readsTheFormThatItWrites() {
        assertThat(Digest.parse("sha256:" + ABC)).contains(Digest.of("abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                ABC,
                "sha512:" + ABC,
                "sha256:" + ABC + "0",
                "sha256:BA7816BF8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha256:ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            })
    void readsNoOtherForm(String text) {
        assertThat(Digest.parse(text)).isEmpty();
    }

    @Test
    void has64LowerCaseDigits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest("ba7816bf"));
    }
}
