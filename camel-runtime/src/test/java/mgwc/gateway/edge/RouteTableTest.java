package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mgwc.gateway.edge.RouteTable.MethodNotServed;
import mgwc.gateway.edge.RouteTable.NoResource;
import mgwc.gateway.release.PathStyle;
import mgwc.gateway.request.Operation;
import mgwc.gateway.step.Steps;
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
    void thePathDecidesBeforeTheMethod() {
        RouteTable table =
                table("GET /users/admin", "GET /users/{id}", "DELETE /users/{id}", "PUT /users/{name}.json", "POST /*");

        assertThat(allowed(table, HttpMethod.DELETE, "/users/admin")).containsExactly("GET", "HEAD");
        assertThat(allowed(table, HttpMethod.POST, "/users/admin")).containsExactly("GET", "HEAD");
        assertThat(found(table, HttpMethod.DELETE, "/users/7")).isEqualTo("DELETE /users/{id}");
        assertThat(allowed(table, HttpMethod.DELETE, "/users/7.json")).containsExactly("PUT");
        assertThat(found(table, HttpMethod.POST, "/users")).isEqualTo("POST /*");
    }

    @Test
    void whatAnswers405KnowsAnOperationOfThePath() {
        RouteTable table = table("DELETE /orders/mine", "GET /orders/{id}");

        assertThat(table.find(HttpMethod.PUT, "/orders/mine"))
                .isInstanceOfSatisfying(
                        MethodNotServed.class,
                        other -> assertThat(other.other().operation().id()).isEqualTo("DELETE /orders/mine"));
    }

    @Test
    void templatesOfTheSamePathsServeTheirMethodsTogether() {
        RouteTable table = table("GET /users/{id}", "DELETE /users/{name}");

        assertThat(found(table, HttpMethod.DELETE, "/users/7")).isEqualTo("DELETE /users/{name}");
        assertThat(allowed(table, HttpMethod.PUT, "/users/7")).containsExactly("DELETE", "GET", "HEAD");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /,                     GET /*
            /anything,             GET /*
            /a/b/c,                GET /*
            /*,                    GET /*
            /files,                GET /files/*
            /files/,               GET /files/*
            /files/report.pdf,     GET /files/*
            /files/a/b.pdf,        GET /files/*
            /files/a/b/,           GET /files/*
            /files/a%20b/c,        GET /files/*
            /files/index,          GET /files/index
            /files/index/x,        GET /files/*
            /files/7/meta,         GET /files/{id}/meta
            /files/7/other,        GET /files/*
            /x,                    GET /*
            /x/,                   GET /*
            /x/a,                  GET /x/{rest+}
            /x/a/b,                GET /x/{rest+}
            /x/a/,                 GET /x/{rest+}
            /a/*/b,                GET /a/*/b
            /a/1/b,                GET /*
            /jobs/7,               GET /jobs/{id:[0-9]+}
            /jobs/7/x,             GET /*
            //,                    nothing
            //files/a,             nothing
            /files//a,             nothing
            /files/a//,            nothing
            /x//a,                 nothing
            /files/a;b=c,          nothing
            """)
    void aWildcardTakesTheRestOfAPathThatNothingElseHas(String path, String expected) {
        RouteTable table = table(
                "GET /*",
                "GET /files/*",
                "GET /files/index",
                "GET /files/{id}/meta",
                "GET /x/{rest+}",
                "GET /a/*/b",
                "GET /jobs/{id:[0-9]+}");

        assertThat(found(table, HttpMethod.GET, path)).isEqualTo(expected);
    }

    @Test
    void aWildcardEndsWhereAnotherApiBegins() {
        RouteTableBuilder builder = new RouteTableBuilder();
        builder.basePath("");
        builder.basePath("/shop/v1");
        add(builder, "GET /*", "/");
        add(builder, "GET /{a}/{b}/old", "/");
        add(builder, "GET /shop/v1/menu", "/shop/v1");
        RouteTable table = builder.build();

        assertThat(found(table, HttpMethod.GET, "/shop/v1/menu")).isEqualTo("GET /shop/v1/menu");
        assertThat(found(table, HttpMethod.GET, "/shop/v1/other")).isEqualTo("nothing");
        assertThat(found(table, HttpMethod.GET, "/shop/v1")).isEqualTo("nothing");
        assertThat(found(table, HttpMethod.GET, "/shop/v1/old")).isEqualTo("GET /{a}/{b}/old");
        assertThat(found(table, HttpMethod.GET, "/shop/v2/menu")).isEqualTo("GET /*");
        assertThat(found(table, HttpMethod.GET, "/shop/v1.1")).isEqualTo("GET /*");
        assertThat(found(table, HttpMethod.GET, "/shop")).isEqualTo("GET /*");
    }

    @Test
    void twoWildcardsInOnePlaceServeTheirMethodsTogether() {
        RouteTable table = table("GET /files/*", "POST /files/{rest+}");

        assertThat(found(table, HttpMethod.POST, "/files/a/b")).isEqualTo("POST /files/{rest+}");
        assertThat(found(table, HttpMethod.GET, "/files")).isEqualTo("GET /files/*");
        assertThat(allowed(table, HttpMethod.POST, "/files")).containsExactly("GET", "HEAD");
        assertThatThrownBy(() -> table("GET /files/*", "GET /files/{rest+}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /points/;at=1,            GET /points/{at}
            /points/;at=1;at=2,       GET /points/{at}
            /points/;x=1;y=2,         GET /points/{at}
            /points/;at,              GET /points/{at}
            /points/1,                GET /points/{id}
            /points/;,                nothing
            /points/1;at=1,           nothing
            /points/admin;at=1,       nothing
            /points/admin,            GET /points/admin
            /points/;at=1/x,          GET /points/{at}/x
            /points/;at=1/x;y=2,      nothing
            /points/%3Bat=1,          GET /points/{id}
            /map;at=1,                GET /map{at}
            /map;at=1;at=2,           GET /map{at}
            /mapx;at=1,               nothing
            /ma;x=p;at=1,             nothing
            /area/1-;at=2,            GET /area/{from}-{at}
            /area/1;x-;at=2,          nothing
            /area/1-2,                nothing
            /labels/.a.b,             GET /labels/{name}
            /labels/a,                nothing
            /labels/.,                nothing
            /labels/.a;at=1,          nothing
            """)
    void aMatrixParameterIsTheOnlyPlaceOfASemicolon(String path, String expected) {
        Map<String, PathStyle> matrix = Map.of("at", PathStyle.MATRIX);
        RouteTableBuilder builder = new RouteTableBuilder();
        for (String template : List.of("/points/{at}", "/points/{at}/x", "/map{at}", "/area/{from}-{at}")) {
            builder.add(HttpMethod.GET, template, matrix, match("GET " + template, "/"));
        }
        add(builder, "GET /points/{id}", "/");
        add(builder, "GET /points/admin", "/");
        builder.add(
                HttpMethod.GET, "/labels/{name}", Map.of("name", PathStyle.LABEL), match("GET /labels/{name}", "/"));

        assertThat(found(builder.build(), HttpMethod.GET, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /a%2Fb/1,      GET /a%2Fb/{x}
            /a/b/1,        GET /a/b/{x}
            /projects/a%2Fb,  GET /projects/{id}
            """)
    void anEncodedSlashIsPartOfItsSegment(String path, String expected) {
        RouteTable table = table("GET /a%2Fb/{x}", "GET /a/b/{x}", "GET /projects/{id}");

        assertThat(found(table, HttpMethod.GET, path)).isEqualTo(expected);
    }

    @Test
    void headIsServedByGetUnlessDeclared() {
        RouteTable table = table("GET /menu", "GET /orders", "HEAD /orders", "POST /basket");

        assertThat(found(table, HttpMethod.HEAD, "/menu")).isEqualTo("GET /menu");
        assertThat(found(table, HttpMethod.HEAD, "/orders")).isEqualTo("HEAD /orders");
        assertThat(allowed(table, HttpMethod.HEAD, "/basket")).containsExactly("POST");
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

    private static Set<String> allowed(RouteTable table, HttpMethod method, String path) {
        return table.find(method, path) instanceof MethodNotServed other ? other.allowed() : Set.of();
    }

    private static RouteTable table(String... operations) {
        RouteTableBuilder builder = new RouteTableBuilder();
        for (String operation : operations) {
            add(builder, operation, "/");
        }
        return builder.build();
    }

    private static void add(RouteTableBuilder builder, String operation, String basePath) {
        int space = operation.indexOf(' ');
        builder.add(
                HttpMethod.valueOf(operation.substring(0, space)),
                operation.substring(space + 1),
                match(operation, basePath));
    }

    private static RouteMatch match(String id, String basePath) {
        Operation operation = new Operation("release", "shop", basePath, id, "/", "shop.jwt", Steps.NONE);
        return new RouteMatch(operation, Steps.NONE, null, null);
    }
}
