package mgwc.it.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.RawClient;
import mgwc.it.stage.Shop;
import mgwc.it.stage.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each request, served or not, leaves one event in the spool, and none of its secrets. */
class CountsEveryRequestIT {

    @Test
    void everyRequestLeavesOneEvent(@TempDir Path scratch) throws IOException {
        String token = Tokens.of("store");
        Gateway gateway;
        try (RawBackend backend = RawBackend.answering(RawBackend.OK)) {
            gateway = new Shop().with("PRODUCTION", backend.port()).open(scratch);
            gateway.get("/shop/v1/items?secret=in-the-query", token);
            gateway.get("/shop/v1/open/door");
            gateway.get("/shop/v1/items");
            gateway.get("/shop/v1/items", Tokens.of("stranger"));
            gateway.get("/shop/v1/dead");
            gateway.get("/nowhere");
            RawClient.exchange(gateway.api(), "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n");
            for (int request = 0; request < 4; request++) {
                gateway.get("/shop/v1/metered");
            }
            gateway.close();
        }

        List<JsonNode> events = events(gateway.directory().resolve("var/spool"));
        assertThat(events)
                .extracting(event -> event.path("status").asInt())
                .containsExactly(200, 200, 401, 403, 502, 404, 400, 200, 200, 200, 429);
        assertThat(events.getFirst().path("api").asText()).isEqualTo("shop-v1");
        assertThat(events.getFirst().path("operation").asText()).isEqualTo("listItems");
        assertThat(events.getFirst().path("application").asText()).isEqualTo("store");
        assertThat(events.toString()).doesNotContain(token).doesNotContain("in-the-query");
    }

    private static List<JsonNode> events(Path spool) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(spool)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    String event = line.substring(9);
                    assertThat(line).startsWith(checksum(event) + " ");
                    events.add(json.readTree(event));
                }
            }
        }
        return events;
    }

    /** As every frame of the spool carries it: CRC-32C, in 8 hex digits. */
    private static String checksum(String event) {
        CRC32C crc = new CRC32C();
        crc.update(event.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }
}
