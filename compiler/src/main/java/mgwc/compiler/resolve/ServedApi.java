package mgwc.compiler.resolve;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.model.Api;
import mgwc.model.ApiOverlay;
import mgwc.value.ApiId;

/**
 * One API as one environment serves it. What is found about it depends on nothing but this, so that it holds for as
 * long as the files behind it stay the same, whatever becomes of other APIs.
 *
 * @param contract absent while it is broken or missing
 * @param overlays of the environment that change the API, by path
 */
public record ServedApi(
        EnvironmentFrame frame, At<Api> api, Optional<Contract> contract, List<At<ApiOverlay>> overlays) {

    public ServedApi {
        overlays = List.copyOf(overlays);
    }

    public ApiId id() {
        return api.value().id();
    }
}
