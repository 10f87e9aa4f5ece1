package mgwc.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings that are put up with for a while, each with a reason, an owner and a last day. */
public record Waivers(Metadata metadata, Spec spec) {

    public record Spec(Map<String, Waiver> waivers) {
        public Spec {
            waivers = Map.copyOf(waivers);
        }
    }

    /**
     * @param file that the findings point at, relative to the root of the workspace
     * @param path only what is found at this place of the file or below, as {@code a.b.c}
     * @param environments only what is found in these; in all when empty
     * @param expires the last day it holds, as year, month and day
     */
    public record Waiver(
            String rule,
            String file,
            Optional<String> path,
            List<String> environments,
            String reason,
            String owner,
            String expires) {
        public Waiver {
            environments = List.copyOf(environments);
        }
    }
}
