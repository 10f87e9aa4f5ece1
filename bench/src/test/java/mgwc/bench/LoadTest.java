package mgwc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadTest {

    private static final String OUTPUT = """
            Running 4s test @ http://127.0.0.1:8080/bench/v1/items
              2 threads and 32 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency   692.00us  512.00us   9.00ms   92.00%
                Req/Sec    23.00k     2.00k   26.00k    70.00%
              Latency Distribution
                 50%  583.00us
                 75%    0.86ms
                 90%    1.20ms
                 99%    2.75ms
              187430 requests in 4.10s, 40.00MB read
            """;

    @Test
    void whatWrkPrintsIsRead() {
        var load = Load.parse(OUTPUT + "Requests/sec:  45714.63\nTransfer/sec:      9.76MB\n");

        assertThat(load).isEqualTo(new Load(187_430, 0, 45_714.63, "583.00us", "2.75ms"));
    }

    @Test
    void everyKindOfFailureCounts() {
        var load = Load.parse(OUTPUT + "  Socket errors: connect 1, read 20, write 300, timeout 4000\n"
                + "  Non-2xx or 3xx responses: 50000\nRequests/sec:  45714.63\n");

        assertThat(load.failures()).isEqualTo(54_321);
    }

    @Test
    void theMedianOfAnEvenNumberOfRoundsLiesBetweenTheMiddleTwo() {
        assertThat(Statistics.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
        assertThat(Statistics.median(new double[] {9, 1, 5})).isEqualTo(5);
    }
}
