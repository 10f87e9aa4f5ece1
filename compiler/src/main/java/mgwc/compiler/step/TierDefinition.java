package mgwc.compiler.step;

import java.time.Duration;
import java.util.Optional;
import mgwc.compiler.resolve.At;
import mgwc.model.ThrottlingTiers;
import mgwc.model.ThrottlingTiers.Tier;

/** A token bucket: {@code requests} per {@code per}, at most {@code burst} at once. */
public record TierDefinition(long requests, Duration per, long burst) {

    public static final DefinitionKind<TierDefinition> KIND = DefinitionKind.of(
            "tiers",
            TierDefinition.class,
            (name, tier, json) -> json.put("requests", tier.requests())
                    .put("perMillis", tier.per().toMillis())
                    .put("burst", tier.burst()));

    /** The name of a tier that limits, which is then defined; nothing for the tier that never limits. */
    public static Optional<String> limiting(String name, Planning planning) {
        if (name.equals(ThrottlingTiers.UNLIMITED)) {
            return Optional.empty();
        }
        At<Tier> declared = planning.config().tiers().get(name);
        if (declared != null) {
            planning.define(KIND, name, () -> of(declared.value()));
        }
        return Optional.of(name);
    }

    private static TierDefinition of(Tier tier) {
        return new TierDefinition(tier.requests(), tier.per(), tier.burst().orElse(tier.requests()));
    }
}
