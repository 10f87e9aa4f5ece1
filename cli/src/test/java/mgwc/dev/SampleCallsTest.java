package mgwc.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.OperationPlan;
import mgwc.value.ApiId;
import mgwc.value.HttpMethod;
import org.junit.jupiter.api.Test;

class SampleCallsTest {

    private static final URI GATEWAY = URI.create("http://127.0.0.1:8080");

    @Test
    void showsTheWholeJobWithTheRequestsThatShowItBest() {
        assertThat(calls(Plans.production()))
                .containsExactly(
                        new SampleCall(
                                "with-token",
                                200,
                                "with a token",
                                "curl -i -H \"Authorization: Bearer $(mgwc token --app batch --scope order:read)\""
                                        + " http://127.0.0.1:8080/orders/v1/orders/42"),
                        new SampleCall(
                                "without-token", 401, "without", "curl -i http://127.0.0.1:8080/orders/v1/orders/42"),
                        new SampleCall(
                                "without-scope",
                                403,
                                "without the scope order:read",
                                "curl -i -H \"Authorization: Bearer $(mgwc token --app batch)\""
                                        + " http://127.0.0.1:8080/orders/v1/orders/42"),
                        new SampleCall(
                                "every-backend",
                                200,
                                "backends east, west in turn",
                                "curl -s -o /dev/null -D - -H \"Authorization: Bearer"
                                        + " $(mgwc token --app batch --scope order:read)\""
                                        + " 'http://127.0.0.1:8080/orders/v1/orders/42#[1-8]' | grep -i x-backend"),
                        new SampleCall(
                                "past-the-limit",
                                429,
                                "after 10 requests at once",
                                "curl -s -o /dev/null -w '%{http_code}\\n' -H \"Authorization: Bearer"
                                        + " $(mgwc token --app batch)\""
                                        + " 'http://127.0.0.1:8080/orders/v1/export#[1-20]' | sort | uniq -c"));
    }

    @Test
    void leavesOutWhatAnEnvironmentCannotShow() {
        GatewayPlan open = Plans.plan(List.of(), Map.of());

        assertThat(calls(open)).isEmpty();
    }

    @Test
    void sendsTheContractsExampleBody() {
        GatewayPlan plan = Plans.plan(
                List.of(Plans.operation("placeOrder", HttpMethod.POST, "/orders", List.of(), Optional.empty())),
                Map.of("web-shop", Plans.application("web-shop", "Gold")));

        assertThat(calls(plan).getFirst().command())
                .endsWith(" -X POST -H \"Authorization: Bearer $(mgwc token --app web-shop)\""
                        + " -H 'Content-Type: application/json' -d '{\"note\":\"it'\\''s\"}'"
                        + " http://127.0.0.1:8080/orders/v1/orders");
    }

    @Test
    void anOpenApiHasALineOfItsOwn() {
        assertThat(samples(Plans.plan(List.of(Plans.open("listOrders", "/orders")), Map.of()))
                        .list())
                .contains(new SampleCall(
                        "open", 200, "open to everyone", "curl -i http://127.0.0.1:8080/orders/v1/orders"));
    }

    @Test
    void anApiThatIsNewOrNewlySubscribedHasALine() {
        List<OperationPlan> subscribed =
                List.of(Plans.operation("getOrder", HttpMethod.GET, "/orders/{id}", List.of(), Optional.empty()));
        SampleCalls nobody = samples(Plans.plan(subscribed, Map.of()));
        SampleCalls somebody =
                samples(Plans.plan(subscribed, Map.of("web-shop", Plans.application("web-shop", "Gold"))));

        assertThat(nobody.unsubscribed()).containsExactly(Plans.ORDERS);
        assertThat(nobody.of(Plans.ORDERS)).isEmpty();
        assertThat(somebody.unsubscribed()).isEmpty();
        assertThat(somebody.since(nobody))
                .containsExactly(new SampleCall(
                        "call",
                        200,
                        "`orders-v1`",
                        "curl -i -H \"Authorization: Bearer $(mgwc token --app web-shop)\""
                                + " http://127.0.0.1:8080/orders/v1/orders/42"));
        assertThat(somebody.since(somebody)).isEmpty();
    }

    private static List<SampleCall> calls(GatewayPlan plan) {
        return samples(plan).list();
    }

    private static SampleCalls samples(GatewayPlan plan) {
        Contract.Operation place = operation("placeOrder", HttpMethod.POST, "/orders");
        Contract.Operation get = operation("getOrder", HttpMethod.GET, "/orders/{id}");
        Contract contract = Contracts.contract(Contracts.document("""
            {'paths': {
              '/orders': {'post': {'requestBody': {'content': {'application/json': {'example': {'note': 'it`s'}}}}}},
              '/orders/{id}': {'get': {'parameters': [{'name': 'id', 'in': 'path', 'example': 42}]}}}}\
            """), place, get);
        SortedMap<ApiId, Contract> contracts = new TreeMap<>(Map.of(Plans.ORDERS, contract));
        return new SampleCalls(plan, contracts, GATEWAY, "mgwc token");
    }

    private static Contract.Operation operation(String key, HttpMethod method, String path) {
        Contract.Operation plain = Contracts.operation(method, path);
        return new Contract.Operation(
                key, method, plain.template(), Map.of(), List.of(), Optional.empty(), plain.span(), plain.pathSpan());
    }
}
