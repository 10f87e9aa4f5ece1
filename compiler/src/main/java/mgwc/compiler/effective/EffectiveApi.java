package mgwc.compiler.effective;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.Section;
import mgwc.model.Api;
import mgwc.value.ApiId;

/**
 * One API as the gateway serves it.
 *
 * @param document with the overlays of the environment
 * @param operations in the order of the contract
 */
public record EffectiveApi(At<Api> document, List<EffectiveOperation> operations) {

    public EffectiveApi {
        operations = List.copyOf(operations);
    }

    /** @param contract without it the API has no operations */
    public static EffectiveApi of(At<Api> document, Optional<Contract> contract) {
        return new EffectiveApi(document, EffectiveOperation.all(document, contract));
    }

    public ApiId id() {
        return document.value().id();
    }

    /** What configures a policy for the API; empty where its document says nothing. */
    public <T extends Record> Optional<T> section(Section<T> section) {
        return section.of(document);
    }
}
