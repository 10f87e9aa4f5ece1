package mgwc.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventFramesTest {

    /** The file that the reader of the analytics module is tested with too: the contract between the two. */
    private static final Path GOLDEN = Path.of("../analytics/src/test/resources/spool/usage-v1.jsonl");

    private final EventFrames frames = new EventFrames("gw-1", "0123456789abcdef");

    @Test
    void theFormatIsThatOfTheGoldenFile() throws Exception {
        frames.add(Events.forwarded(0));
        frames.add(Events.denied(1));
        frames.add(Events.ofClient(35, "\"quotes\" \\ \n\r\u2028\u0000 \u20ac \ud83c\udf55 =cmd|' /C calc'!A0"));

        assertThat(text()).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void everyFrameIsOneLineWithTheCheckOfItsJson() {
        frames.add(Events.ofClient(1, "a\nb\r\nc"));
        frames.add(Events.forwarded(2));

        String[] lines = text().split("\n");
        assertThat(lines).hasSize(2).allSatisfy(line -> {
            var crc = new CRC32C();
            crc.update(line.substring(9).getBytes(StandardCharsets.UTF_8));
            assertThat(line).startsWith(String.format("%08x {", crc.getValue()));
        });
        assertThat(JsonMapper.shared()
                        .readTree(lines[0].substring(9))
                        .get("client")
                        .asString())
                .isEqualTo("a\nb\r\nc");
    }

    @Test
    void halfACharacterIsEscapedAndNotWrittenAsInvalidUtf8() {
        frames.add(Events.ofClient(2, "half \ud83c"));

        assertThat(text()).contains("\"half \\uD83C\"");
    }

    @Test
    void onlyWholeFramesAreDropped() {
        frames.add(Events.forwarded(1));
        int one = frames.size();
        frames.add(Events.denied(2));

        assertThat(frames.drop(one - 1)).isZero();
        assertThat(frames.drop(one + 5)).isEqualTo(one);
        assertThat(frames.count()).isEqualTo(1);
        assertThat(text()).contains("getOrder").hasSize(frames.size());
    }

    private String text() {
        return StandardCharsets.UTF_8.decode(frames.octets()).toString();
    }
}
