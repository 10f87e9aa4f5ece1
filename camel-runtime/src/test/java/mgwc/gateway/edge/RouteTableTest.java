package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpMethod;
import java.util.Set;
import mgwc.gateway.edge.RouteTable.MethodNotServed;
import mgwc.gateway.edge.RouteTable.NoResource;
import mgwc.gateway.request.Operation;
import mgwc.gateway.step.Steps;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            /orders,                  GET /orders
            /orders/,                 nothing
            /orders/7,                GET /orders/{id}
            /orders/mine,             GET /orders/mine
            /orders//,                nothing
            /orders/7/items,          GET /orders/{id}/items
            /orders/mine/items,       GET /orders/{id}/items
            /orders/mine/history,     GET /orders/mine/history
            /orders/7/history,        nothing
            /report.pdf,              GET /report.{format}
            /report.,                 GET /{anything}
            /report,                  GET /{anything}
            /report-2026.csv,         GET /report-{year}.csv
            /reportx,                 GET /{anything}
            /caf%C3%A9,               GET /café
            /a%20b,                   GET /a b
            /nothing/here,            nothing
            /,                        nothing
            """)
    void aLiteralGoesBeforeAParameterAndADeadEndIsLeft(String path, String expected) {
        RouteTable table = table(
                "GET /orders",
                "GET /orders/{id}",
                "GET /orders/mine",
                "GET /orders/{id}/items",
                "GET /orders/mine/history",
                "GET /report.{format}",
                "GET /report-{year}.csv",
                "GET /{anything}",
                "GET /café",
                "GET /a b");

        assertThat(found(table, HttpMethod.GET, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /compare/main...dev,        GET /compare/{base}...{head}
            /compare/a...b...c,         GET /compare/{base}...{head}
            /compare/main...,           GET /compare/{any}
            /compare/...dev,            GET /compare/{any}
            /compare/main..dev,         GET /compare/{any}
            /compare/....,              GET /compare/{any}
            /compare/.....,             GET /compare/{base}...{head}
            /compare/main...v1.diff,    GET /compare/{base}...{head}.diff
            /compare/main....diff,      GET /compare/{base}...{head}
            /v1/jobs/7:cancel,          GET /v1/jobs/{name}:cancel
            /v1/jobs/:cancel,           GET /v1/jobs/{name}
            /v1/jobs/7:stop,            GET /v1/jobs/{name}
            /v1/jobs/7:cancel:cancel,   GET /v1/jobs/{name}:cancel
            /range/2026-01-02,          GET /range/{y}-{m}-{d}
            /range/2026-01,             GET /range/{y}-{m}
            /range/--,                  nothing
            /range/1--2,                GET /range/{y}-{m}
            /range/1---2,               GET /range/{y}-{m}-{d}
            """)
    void aSegmentMayHaveSeveralParametersWithTextBetween(String path, String expected) {
        RouteTable table = table(
                "GET /compare/{base}...{head}",
                "GET /compare/{base}...{head}.diff",
                "GET /compare/{any}",
                "GET /v1/jobs/{name}",
                "GET /v1/jobs/{name}:cancel",
                "GET /range/{y}-{m}",
                "GET /range/{y}-{m}-{d}");

        assertThat(found(table, HttpMethod.GET, path)).isEqualTo(expected);
    }

    @Test
    void theParameterServesAMethodThatTheLiteralDoesNot() {
        RouteTable table = table("GET /orders/{id}", "DELETE /orders/mine");

        assertThat(found(table, HttpMethod.GET, "/orders/mine")).isEqualTo("GET /orders/{id}");
        assertThat(found(table, HttpMethod.DELETE, "/orders/mine")).isEqualTo("DELETE /orders/mine");
        assertThat(table.find(HttpMethod.PUT, "/orders/mine"))
                .asInstanceOf(InstanceOfAssertFactories.type(MethodNotServed.class))
                .satisfies(other -> {
                    assertThat(other.allowed()).containsExactly("DELETE", "GET", "HEAD");
                    assertThat(other.other().operation().id()).isEqualTo("DELETE /orders/mine");
                });
    }

    @Test
    void headIsServedByGetUnlessDeclared() {
        RouteTable table = table("GET /menu", "GET /orders", "HEAD /orders", "POST /basket");

        assertThat(found(table, HttpMethod.HEAD, "/menu")).isEqualTo("GET /menu");
        assertThat(found(table, HttpMethod.HEAD, "/orders")).isEqualTo("HEAD /orders");
        assertThat(table.find(HttpMethod.HEAD, "/basket"))
                .asInstanceOf(InstanceOfAssertFactories.type(MethodNotServed.class))
                .extracting(MethodNotServed::allowed)
                .isEqualTo(Set.of("POST"));
    }

    @Test
    void optionsAndUnknownMethodsPassOnlyIfDeclared() {
        RouteTable table = table("GET /menu", "OPTIONS /orders");

        assertThat(table.find(HttpMethod.OPTIONS, "/menu")).isInstanceOf(MethodNotServed.class);
        assertThat(found(table, HttpMethod.OPTIONS, "/orders")).isEqualTo("OPTIONS /orders");
        assertThat(table.find(HttpMethod.valueOf("get"), "/menu")).isInstanceOf(MethodNotServed.class);
        assertThat(table.find(HttpMethod.TRACE, "/menu")).isInstanceOf(MethodNotServed.class);
        assertThat(table.find(HttpMethod.TRACE, "/else")).isInstanceOf(NoResource.class);
    }

    @Test
    void twoOperationsForTheSameRequestsAreRefused() {
        assertThatThrownBy(() -> table("GET /orders/{id}", "GET /orders/{orderId}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`GET /orders/{orderId}` is served by both `shop` operation `GET /orders/{id}` and `shop` "
                        + "operation `GET /orders/{orderId}`");
    }

    @ParameterizedTest
    @CsvSource({"/a{b", "/a}b", "/{}", "/{a}{b}", "/}{", "/{a}-{", "/{a}-}", "/{a{b}}", "/{a}-{}"})
    void aTemplateThatIsNotWellFormedIsRefused(String template) {
        assertThatThrownBy(() -> table("GET " + template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`" + template + "` is not well-formed");
    }

    @Test
    void manyLiteralsInOneSegmentAreAllFound() {
        String[] operations = new String[2_000];
        for (int i = 0; i < operations.length; i++) {
            operations[i] = "GET /api/resource" + i + "/{id}";
        }
        RouteTable table = table(operations);

        for (int i = 0; i < operations.length; i++) {
            assertThat(found(table, HttpMethod.GET, "/api/resource" + i + "/7")).isEqualTo(operations[i]);
        }
        assertThat(found(table, HttpMethod.GET, "/api/resource2000/7")).isEqualTo("nothing");
    }

    private static String found(RouteTable table, HttpMethod method, String path) {
        return table.find(method, path) instanceof RouteMatch destination
                ? destination.operation().id()
                : "nothing";
    }

    private static RouteTable table(String... operations) {
        RouteTableBuilder builder = new RouteTableBuilder();
        for (String operation : operations) {
            int space = operation.indexOf(' ');
            builder.add(
                    HttpMethod.valueOf(operation.substring(0, space)),
                    operation.substring(space + 1),
                    new RouteMatch(operation(operation), Steps.NONE, null, null));
        }
        return builder.build();
    }

    private static Operation operation(String id) {
        return new Operation("release", "shop", "/", id, "/", "shop.jwt", Steps.NONE);
    }
}
