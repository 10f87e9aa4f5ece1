package mgwc.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {

    private static Outcome<String> read(byte[] content) {
        return SourceText.of(new SourceFile("x.yaml", content));
    }

    private static String finding(byte[] content) {
        return read(content).diagnostics().stream()
                .map(found -> found.span() + " " + found.rule() + " " + found.message())
                .findFirst()
                .orElse("none");
    }

    @Test
    void textIsUtf8AndItsByteOrderMarkIsNoPartOfIt() {
        assertThat(read("größe: 🍕\n".getBytes(StandardCharsets.UTF_8)).value()).contains("größe: 🍕\n");
        assertThat(read("\ufeffa: b".getBytes(StandardCharsets.UTF_8)).value()).contains("a: b");
    }

    @Test
    void theFirstByteThatIsNotUtf8IsNamedWithItsPlace() {
        byte[] latin1 = "a: b\ngröße: 1\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(finding(latin1)).isEqualTo("x.yaml:2:3 MGW1007 byte 0xf6 at offset 7 is not UTF-8");
    }

    @Test
    void aCharacterCutOffAtTheEndIsFound() {
        byte[] cut = {'a', ':', ' ', (byte) 0xe2, (byte) 0x82};

        assertThat(finding(cut)).startsWith("x.yaml:1:4 MGW1007 ");
    }

    @Test
    void surrogatesEncodedAsUtf8AreRefused() {
        byte[] surrogate = {'a', (byte) 0xed, (byte) 0xa0, (byte) 0x80};

        assertThat(finding(surrogate)).startsWith("x.yaml:1:2 MGW1007 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void widerEncodingsAreNamed(String charset) {
        assertThat(finding("\ufeffa: b".getBytes(Charset.forName(charset))))
                .isEqualTo("x.yaml:1:1 MGW1007 `x.yaml` is UTF-16 or UTF-32, not UTF-8");
    }

    @Test
    void utf16WithoutMarkShowsAsControlCharacters() {
        assertThat(finding("a: b".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("x.yaml:1:2 MGW1008 the file holds the control character U+0000");
    }

    @Test
    void controlCharactersHaveAPlaceAfterAnyKindOfLineEnd() {
        assertThat(finding("a\r\nb\rc\n  \u0007".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("x.yaml:4:3 MGW1008 the file holds the control character U+0007");
    }

    @Test
    void aPointerOfGitLfsIsNotTheFile() {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";

        assertThat(SourceText.of(new SourceFile("apis/a.yaml", pointer.getBytes(StandardCharsets.UTF_8)))
                        .diagnostics())
                .extracting(found -> found.rule() + " " + found.message())
                .containsExactly("MGW1016 `apis/a.yaml` is kept in Git LFS; what stands here only points there");
    }
}
