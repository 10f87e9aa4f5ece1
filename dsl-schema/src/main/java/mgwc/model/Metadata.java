package mgwc.model;

import java.util.Map;
import java.util.Optional;

/**
 * What every document says about itself.
 *
 * @param version the API version ({@code v1}); only documents of kind Api have one
 * @param labels free names that select APIs for a gateway, as labels did in WSO2
 */
public record Metadata(
        String name,
        Optional<String> version,
        Optional<String> owner,
        Optional<String> description,
        Map<String, String> labels) {
    public Metadata {
        labels = Map.copyOf(labels);
    }
}
