package mgwc.gateway.upstream;

import java.util.List;
import java.util.Set;
import mgwc.gateway.backend.Backend;
import org.jspecify.annotations.Nullable;

/**
 * Smooth weighted round robin: with weights 5, 1 and 1 the turns go a a b a c a a, so that no backend gets its share in
 * one burst, and after as many turns as the weights sum up to each got exactly its share. The turns are those of all
 * event loops together.
 */
public final class Balancer {

    private final List<Backend> backends;
    private final long[] credit;

    /** Backends of weight 0 are never chosen. */
    public Balancer(List<Backend> backends) {
        this.backends =
                backends.stream().filter(backend -> backend.weight() > 0).toList();
        this.credit = new long[this.backends.size()];
    }

    /**
     * The backend whose turn it is, of those that were not tried yet; one that is ejected only if there is no other.
     *
     * @return null when all were tried
     */
    @Nullable
    public Backend next(Set<Backend> tried, long nowNanos) {
        Backend healthy = turn(tried, nowNanos, false);
        return healthy != null ? healthy : turn(tried, nowNanos, true);
    }

    private synchronized @Nullable Backend turn(Set<Backend> tried, long nowNanos, boolean evenEjected) {
        long total = 0;
        int best = -1;
        for (int i = 0; i < credit.length; i++) {
            Backend backend = backends.get(i);
            if (tried.contains(backend) || (!evenEjected && backend.ejected(nowNanos))) {
                continue;
            }
            credit[i] += backend.weight();
            total += backend.weight();
            if (best < 0 || credit[i] > credit[best]) {
                best = i;
            }
        }
        if (best < 0) {
            return null;
        }
        credit[best] -= total;
        return backends.get(best);
    }
}
