package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.fact.Host;
import mgwc.model.Api;
import mgwc.model.Backend;
import mgwc.model.EndpointSet;
import mgwc.value.NodePath;

/** A backend where it stands: in a set of an API of one environment. */
public record BackendPlace(At<Api> api, String set, EndpointSet endpoints, String name, Backend backend) {

    /** Those of an API, by endpoint set and name. */
    public static List<BackendPlace> of(ServedApi served) {
        At<Api> api = served.api();
        List<BackendPlace> places = new ArrayList<>();
        new TreeMap<>(api.value().spec().endpoints())
                .forEach((set, endpoints) -> new TreeMap<>(endpoints.backends())
                        .forEach((name, backend) -> places.add(new BackendPlace(api, set, endpoints, name, backend))));
        return places;
    }

    public NodePath setPath() {
        return NodePath.of("spec", "endpoints", set);
    }

    public SourceSpan url() {
        return api.span(setPath().child("backends").child(name).child("url"));
    }

    public Optional<Host> host() {
        return Host.of(backend.url());
    }

    /** {@code backend `east` of API `menu-v1`}. */
    public String subject() {
        return "backend `" + name + "` of API `" + api.value().id() + "`";
    }
}
