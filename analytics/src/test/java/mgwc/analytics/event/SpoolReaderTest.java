package mgwc.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolReaderTest {

    /** The file that the gateway's writer is tested with too: the contract between the two. */
    private static final Path GOLDEN = Path.of("src/test/resources/spool/usage-v1.jsonl");

    private final List<UsageEvent> events = new ArrayList<>();
    private final List<String> quarantine = new ArrayList<>();
    private final SpoolReader reader = new SpoolReader(new SpoolReader.Listener() {
        @Override
        public void event(UsageEvent event) {
            events.add(event);
        }

        @Override
        public void quarantined(long number, String reason, byte[] line) {
            quarantine.add(number + ": " + reason);
        }
    });

    @Test
    void readsWhatTheGatewayWrites() throws Exception {
        assertThat(reader.read(GOLDEN)).isEqualTo(new SpoolReader.Summary(3, 0, 0));

        assertThat(events.get(0))
                .isEqualTo(new UsageEvent(
                        "0123456789abcdef-0",
                        1767225600123L,
                        "gw-1",
                        "9f3c2e1a77b0",
                        "pizza-shack-v1",
                        "placeOrder",
                        "POST",
                        "/pizza-shack/v1/order",
                        201,
                        Optional.empty(),
                        Optional.of("web-shop"),
                        Optional.of("web"),
                        UsageEvent.KeyType.PRODUCTION,
                        Optional.of("east"),
                        57,
                        1024,
                        12345,
                        11000,
                        false,
                        Optional.of("4bf92f3577b34da6a3ce929d0e0e4736"),
                        Optional.empty()));
        assertThat(events.get(1).problem()).hasValue(900902);
        assertThat(events.get(1).authFailure()).hasValue("no-token");
        assertThat(events.get(1).keyType()).isEqualTo(UsageEvent.KeyType.SANDBOX);
        assertThat(events.get(2).client())
                .hasValue("\"quotes\" \\ \n\r\u2028\u0000 \u20ac \ud83c\udf55 =cmd|' /C calc'!A0");
        assertThat(events.get(2).requestBytes()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theSchemaAcceptsWhatTheGatewayWritesAndTheReaderRefusesWhatIsBroken() throws Exception {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(SpoolReaderTest.class.getResourceAsStream("/mgwc/release/schema/usage-event.json"));
        for (String line : Files.readAllLines(GOLDEN)) {
            assertThat(schema.validate(line.substring(9), InputFormat.JSON)).isEmpty();
        }
        assertThat(schema.validate(unknown(), InputFormat.JSON)).isNotEmpty();
        for (String json : broken()) {
            assertThat(schema.validate(json, InputFormat.JSON)).as(json).isNotEmpty();
            assertThat(read(frame(json)).quarantined()).as(json).isEqualTo(1);
        }
    }

    @Test
    void readsEventsOfGatewaysThatWriteNoRequestId() throws Exception {
        read(frame(golden().replace(",\"requestId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"", "")));

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.requestId()).isEmpty());
    }

    @Test
    void ignoresMembersOfLaterGateways() throws Exception {
        read(frame(golden()), frame(unknown()));

        assertThat(quarantine).isEmpty();
        assertThat(events).hasSize(2).allMatch(events.getFirst()::equals);
    }

    @Test
    void whereverAFileWasCutTheWholeLinesAreReadAndTheRestIsCounted() throws Exception {
        byte[] whole = Files.readAllBytes(GOLDEN);
        for (int length = 0; length <= whole.length; length++) {
            events.clear();
            int lines = 0;
            int torn = 0;
            for (int i = 0; i < length; i++) {
                torn = whole[i] == '\n' ? 0 : torn + 1;
                lines += whole[i] == '\n' ? 1 : 0;
            }

            var summary = reader.read(new ByteArrayInputStream(whole, 0, length));

            assertThat(summary).isEqualTo(new SpoolReader.Summary(lines, 0, torn));
            assertThat(events).hasSize(lines);
        }
    }

    @Test
    void aChangedBitAnywhereInALineQuarantinesItAndTheOthersAreRead() throws Exception {
        byte[] whole = Files.readAllBytes(GOLDEN);
        int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n');
        for (int i = 0; i < end; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1 << (i % 7);
            if (damaged[i] == '\n') {
                continue;
            }
            assertThat(reader.read(new ByteArrayInputStream(damaged))).isEqualTo(new SpoolReader.Summary(2, 1, 0));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; not a check, a space and JSON",
                "00000000; not a check, a space and JSON",
                "'00000000 '; not a check, a space and JSON",
                "'zzzzzzzz {}'; the check is not 8 lower-case hex digits",
                "'ABCDEF00 {}'; the check is not 8 lower-case hex digits",
                "'00000000 {}'; the check does not fit"
            })
    void aLineThatIsNoFrameIsQuarantined(String line, String reason) throws Exception {
        read((line + "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(quarantine).containsExactly("1: " + reason);
    }

    @Test
    void aLineThatIsNoEventIsQuarantinedWithTheReason() throws Exception {
        read(frame("[]"), frame("{\"v\":1,\"v\":1}"), frame("{\"v\":2}"), frame("{\"v\":1}"), frame("{}"));
        read(frame(golden().replace("\"status\":201", "\"status\":\"201\"")));

        assertThat(quarantine)
                .containsExactly(
                        "1: not one JSON object",
                        "2: not one JSON object",
                        "3: `v` is none that is known",
                        "4: `id` is missing",
                        "5: `v` is missing",
                        "1: `status` is not a number from 0 to 2^63-1");
    }

    @Test
    void aMonstrousLineIsQuarantinedInBoundedMemoryAndTheNextIsRead() throws Exception {
        byte[] monster = new byte[3 * SpoolReader.MAX_LINE];
        Arrays.fill(monster, (byte) 'x');
        monster[monster.length - 1] = '\n';

        assertThat(read(monster, Files.readAllBytes(GOLDEN))).isEqualTo(new SpoolReader.Summary(3, 1, 0));
        assertThat(quarantine).containsExactly("1: longer than 65536 octets");
    }

    private static String unknown() {
        return golden().replace("{", "{\"region\":\"eu-1\",\"hops\":[{\"name\":\"lb\"}],");
    }

    private static List<String> broken() {
        String good = golden();
        return List.of(
                good.replace("\"v\":1", "\"v\":2"),
                good.replace("\"api\":\"pizza-shack-v1\",", ""),
                good.replace("\"api\":\"pizza-shack-v1\"", "\"api\":\"\""),
                good.replace("\"path\":\"/", "\"path\":\""),
                good.replace("201", "99"),
                good.replace("201", "1000"),
                good.replace("201", "20.5"),
                good.replace("201", "null"),
                good.replace("\"keyType\":\"production\"", "\"keyType\":\"test\""),
                good.replace("\"requestBytes\":57", "\"requestBytes\":-57"),
                good.replace("\"truncated\":false", "\"truncated\":0"),
                good.replace("\"status\":201", "\"status\":201,\"problem\":0"),
                good.replace("\"client\":\"web\"", "\"client\":null"),
                good.replace("4bf92f3577b34da6a3ce929d0e0e4736", ""),
                good.replace("4bf92f3577b34da6a3ce929d0e0e4736", "a b"),
                good.replace("4bf92f3577b34da6a3ce929d0e0e4736", "a".repeat(129)),
                good.replace("0123456789abcdef-0", "0".repeat(65)));
    }

    private static String golden() {
        try {
            return Files.readAllLines(GOLDEN).getFirst().substring(9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SpoolReader.Summary read(byte[]... parts) throws IOException {
        var whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.write(part);
        }
        return reader.read(new ByteArrayInputStream(whole.toByteArray()));
    }

    private static byte[] frame(String json) {
        var crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x %s\n", crc.getValue(), json).getBytes(StandardCharsets.UTF_8);
    }
}
