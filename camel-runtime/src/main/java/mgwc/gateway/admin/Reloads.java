package mgwc.gateway.admin;

import java.util.Optional;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.Problem.Category;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.reload.Reloader;
import mgwc.release.Provenance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reloads that an operator asks for, each with a line in the log and a count. */
public final class Reloads {

    private static final Logger LOG = LoggerFactory.getLogger(Reloads.class);

    private final Reloader reloader;
    private final GatewayMetrics metrics;

    public Reloads(Reloader reloader, GatewayMetrics metrics) {
        this.reloader = reloader;
        this.metrics = metrics;
    }

    /**
     * Serves what is in the release directory now. Blocks while it is read.
     *
     * @return why the release is refused; the gateway goes on as before then
     */
    public Optional<Problem> reload() {
        long started = System.nanoTime();
        try {
            Reloader.Current now = reloader.reload();
            metrics.reloaded();
            metrics.serving(now.release(), now.number());
            LOG.info(
                    "serving release {}{} as generation {} after {} ms",
                    now.release().digest(),
                    now.release()
                            .provenance()
                            .flatMap(Provenance::commit)
                            .map(commit -> " of commit " + commit)
                            .orElse(""),
                    now.number(),
                    (System.nanoTime() - started) / 1_000_000);
            return Optional.empty();
        } catch (ReleaseRefused refused) {
            metrics.reloadRefused();
            LOG.error("release refused: {}; {}", refused.getMessage(), refused.remedy());
            return Optional.of(Problem.of(
                    Category.MALFORMED,
                    900422,
                    422,
                    "Release Refused",
                    refused.getMessage() + "; " + refused.remedy()));
        }
    }
}
