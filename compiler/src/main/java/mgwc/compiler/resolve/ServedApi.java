package mgwc.compiler.resolve;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.yaml.Node;
import mgwc.model.Api;
import mgwc.model.ApiOverlay;
import mgwc.value.ApiId;

/**
 * One API as one environment serves it. What is found about it depends on nothing but this, so that it holds for as
 * long as the files behind it stay the same, whatever becomes of other APIs.
 *
 * @param declared the API as it is written, before the overlays
 * @param contract absent while it is broken or missing
 * @param overlays of the environment that change the API, by path
 */
public record ServedApi(
        EnvironmentFrame frame,
        At<Api> api,
        Node.Mapping declared,
        Optional<Contract> contract,
        List<At<ApiOverlay>> overlays) {

    public ServedApi {
        overlays = List.copyOf(overlays);
    }

    public ApiId id() {
        return api.value().id();
    }
}
