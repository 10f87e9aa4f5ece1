package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import mgwc.gateway.release.PathStyle;
import mgwc.gateway.request.Operation;
import mgwc.gateway.step.Steps;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths that backends read in several ways, and the APIs that say how their own backends read them. */
class GenerationTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            /files/a%2Fb,             served
            /files/a%2fb,             served
            /files/a%252Fb,           refused
            /files/..%2Fadmin,        refused
            /files/a%5Cb,             refused
            /files/none/a%2Fb,        not found
            /orders/a%2Fb,            refused
            /orders/none/a%2Fb,       refused
            /nothing/a%2Fb,           refused
            /orders%2Fa,              refused
            /files%2Fa,               refused
            /orders/;at=1/points,     served
            /orders/;at=a%2Fb/points, refused
            /orders/1;at=1,           refused
            /orders/none/;at=1,       refused
            /files/;at=1,             refused
            /orders/1,                served
            """)
    void aPathIsRefusedUnlessItsApiHasSuchPaths(String target, String expected) {
        Generation generation = generation();

        assertThat(
                        switch (RequestTarget.parse(target)) {
                            case RequestTarget.Malformed ignored -> "refused";
                            case RequestTarget.Resource resource -> outcome(generation, resource);
                        })
                .isEqualTo(expected);
    }

    private static String outcome(Generation generation, RequestTarget.Resource resource) {
        RouteTable.Match match = generation.table().find(HttpMethod.GET, resource.path());
        if (generation.refusal(resource, match) != null) {
            return "refused";
        }
        return match instanceof RouteMatch ? "served" : "not found";
    }

    private static Generation generation() {
        GenerationBuilder generation = new GenerationBuilder();
        generation.api("files-v1", "/files", Steps.NONE);
        generation.allowEncodedSlashes("files-v1");
        generation.api("orders-v1", "/orders", Steps.NONE);
        serve(generation, "files-v1", "/files", "/{name}", Map.of());
        serve(generation, "orders-v1", "/orders", "/{id}", Map.of());
        serve(generation, "orders-v1", "/orders", "/{at}/points", Map.of("at", PathStyle.MATRIX));
        return generation.build();
    }

    private static void serve(
            GenerationBuilder generation, String api, String basePath, String path, Map<String, PathStyle> styles) {
        Operation operation = new Operation("r1", api, basePath, path, path, api + ".anonymous", Steps.NONE);
        generation.serve(HttpMethod.GET, operation, styles, Steps.NONE, active -> {}, null);
    }
}
