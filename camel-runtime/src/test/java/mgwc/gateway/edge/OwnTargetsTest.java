package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import mgwc.gateway.edge.RouteTable.MethodNotServed;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.Target;
import mgwc.gateway.step.Steps;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two APIs share a base path. */
class OwnTargetsTest {

    private static final RequestListener SILENT = new RequestListener() {
        @Override
        public void began(Request request) {}

        @Override
        public void ended(Request request) {}
    };

    private static Generation of(List<String> apis) {
        GenerationBuilder builder = new GenerationBuilder();
        for (String api : apis) {
            builder.api(api, "/shop", Steps.NONE);
            Operation operation = new Operation("release", api, "/shop", "get", "/" + api, "route", Steps.NONE);
            builder.serve(HttpMethod.GET, operation, Steps.NONE, active -> {}, SILENT);
        }
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cart menu", "menu cart"})
    void aMethodThatAPathDoesNotHaveIsTheMatterOfTheApiThatServesThePath(String apis) {
        Generation generation = of(List.of(apis.split(" ")));

        for (String api : List.of("cart", "menu")) {
            assertThat(generation.table().find(HttpMethod.OPTIONS, "/shop/" + api))
                    .asInstanceOf(InstanceOfAssertFactories.type(MethodNotServed.class))
                    .extracting(other ->
                            idOf(generation.ownTargets().of(other.other().operation())))
                    .isEqualTo(api);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cart menu", "menu cart"})
    void aPathThatNobodyServesIsTheMatterOfTheFirstApi(String apis) {
        Generation generation = of(List.of(apis.split(" ")));

        assertThat(idOf(generation.ownTargets().of("/shop/nothing"))).isEqualTo("cart");
    }

    @ParameterizedTest
    @CsvSource({"GET, cart", "POST, menu", "DELETE, cart", "post, cart", ", cart"})
    void aPreflightIsTheMatterOfTheApiThatServesTheMethodItAsksFor(String asked, String api) {
        GenerationBuilder builder = new GenerationBuilder();
        serve(builder, "cart", HttpMethod.GET);
        serve(builder, "menu", HttpMethod.POST);
        Generation generation = builder.build();

        assertThat(generation.table().find(HttpMethod.OPTIONS, "/shop/items"))
                .asInstanceOf(InstanceOfAssertFactories.type(MethodNotServed.class))
                .extracting(other -> idOf(generation.ownTarget(other, asked, "/shop/items")))
                .isEqualTo(api);
    }

    private static void serve(GenerationBuilder builder, String api, HttpMethod method) {
        builder.api(api, "/shop", Steps.NONE);
        Operation operation = new Operation("release", api, "/shop", api, "/items", "route", Steps.NONE);
        builder.serve(method, operation, Steps.NONE, active -> {}, SILENT);
    }

    private static String idOf(OwnTarget own) {
        return own.target() instanceof Target.Api api ? api.id() : "none";
    }
}
