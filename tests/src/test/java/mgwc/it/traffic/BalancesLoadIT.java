package mgwc.it.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests go to the backends of a set in proportion to their weights. */
class BalancesLoadIT {

    private static final RawBackend EAST = RawBackend.named("east");
    private static final RawBackend WEST = RawBackend.named("west");
    private static Gateway gateway;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        gateway = new Shop().with("EAST", EAST.port()).with("WEST", WEST.port()).open(scratch);
    }

    @AfterAll
    static void close() {
        gateway.close();
        EAST.close();
        WEST.close();
    }

    @Test
    void threeOfFourRequestsGoToTheBackendOfWeightThree() {
        Map<String, Long> answers = IntStream.range(0, 40)
                .mapToObj(request -> gateway.get("/shop/v1/balanced").body())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(answers).isEqualTo(Map.of("east", 30L, "west", 10L));
    }
}
