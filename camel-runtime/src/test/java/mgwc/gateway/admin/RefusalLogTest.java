package mgwc.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import mgwc.gateway.policy.TrialRequest;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Refusal;
import mgwc.gateway.request.Request;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

    private static final Refusal EXPIRED = new Refusal(AuthFailure.EXPIRED, "`exp` has passed");
    private static final Refusal NO_TOKEN = new Refusal(AuthFailure.NO_TOKEN, "no bearer token");

    private final Request request = new TrialRequest("GET").serving("GET", null).request();
    private long now = -TimeUnit.SECONDS.toNanos(30);
    private final RefusalLog log = new RefusalLog(() -> now);

    @Test
    void aLineNamesTheOperationTheReasonAndTheRequest() {
        assertThat(log.line(request, EXPIRED))
                .hasValue("`GET` of `shop-v1` refused a caller: expired (`exp` has passed), request " + request.id());
    }

    @Test
    void aFloodOfOneReasonIsAFewLinesAndANumberAndHidesNoOther() {
        for (int i = 0; i < RefusalLog.MAX_LINES; i++) {
            assertThat(log.line(request, EXPIRED)).isPresent();
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(log.line(request, EXPIRED)).isEmpty();
        }
        assertThat(log.line(request, NO_TOKEN)).isPresent();

        now += TimeUnit.MINUTES.toNanos(1);

        assertThat(log.line(request, EXPIRED).orElseThrow())
                .endsWith("; 1000 more for this reason since the last line");
        assertThat(log.line(request, EXPIRED).orElseThrow()).endsWith("request " + request.id());
    }
}
