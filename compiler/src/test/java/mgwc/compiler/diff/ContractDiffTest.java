package mgwc.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import mgwc.compiler.InMemory;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Parser;
import mgwc.compiler.report.Outcome;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a change of a contract means for its clients, case by case. */
class ContractDiffTest {

    private static final String PATH = "apis/menu/v1/openapi.yaml";
    private static final Subject MENU = new Subject(Subject.Kind.API, "menu-v1");

    /** @param rules names of the rules that speak, separated by spaces; empty for no difference */
    private record Case(String name, String before, String after, String rules) {}

    private static Case body(String name, String before, String after, String rules) {
        return new Case("request: " + name, inRequest(before), inRequest(after), rules);
    }

    private static Case answer(String name, String before, String after, String rules) {
        return new Case("response: " + name, inResponse(before), inResponse(after), rules);
    }

    private static Case operation(String name, String before, String after, String rules) {
        return new Case(name, inOperation(before), inOperation(after), rules);
    }

    private static String inRequest(String schema) {
        return inOperation("requestBody: {content: {application/json: {schema: " + schema + "}}}");
    }

    private static String inResponse(String schema) {
        return inOperation(
                "responses: {'200': {description: x, content: {application/json: {schema: " + schema + "}}}}");
    }

    private static String inOperation(String content) {
        return """
                openapi: 3.1.0
                info: {title: Menu, version: "1"}
                paths:
                  /items/{item}:
                    put:
                      operationId: putItem
                """ + content.indent(6) + """
                components:
                  schemas:
                    Name: {type: string, description: What it is called}
                    Item:
                      type: object
                      required: [name]
                      properties: {name: {$ref: '#/components/schemas/Name'}, part: {$ref: '#/components/schemas/Item'}}
                    Large:
                      type: object
                      required: [name]
                      properties: {name: {type: string}, part: {$ref: '#/components/schemas/Large'}, size: {type: integer}}
                  parameters:
                    Page: {name: page, in: query, schema: {type: integer}}
                  securitySchemes:
                    key: {type: apiKey, in: header, name: X-Key}
                    sameKey: {type: apiKey, in: header, name: X-Key}
                    basic: {type: http, scheme: basic}
                    oauth: {type: oauth2, flows: {}}
                """;
    }

    private static String parameters(String... parameters) {
        return "parameters: [" + String.join(", ", parameters) + "]";
    }

    private static final String PAGE = "{name: page, in: query, schema: {type: integer}}";

    private static final List<Case> CASES = List.of(
            // Parameters
            operation(
                    "a required parameter is added",
                    parameters(PAGE),
                    parameters(PAGE, "{name: q, in: query, required: true}"),
                    "added-required-parameter"),
            operation(
                    "an optional parameter is added",
                    parameters(PAGE),
                    parameters(PAGE, "{name: q, in: query}"),
                    "compatible-contract-change"),
            operation("a parameter is removed", parameters(PAGE), parameters(), "removed-parameter"),
            operation(
                    "a parameter becomes required",
                    parameters(PAGE),
                    parameters(PAGE.replace("query,", "query, required: true,")),
                    "demanded-parameter"),
            operation(
                    "a parameter becomes optional",
                    parameters(PAGE.replace("query,", "query, required: true,")),
                    parameters(PAGE),
                    "compatible-contract-change"),
            operation(
                    "a parameter's type is narrowed",
                    parameters(PAGE.replace("integer", "number")),
                    parameters(PAGE),
                    "narrowed-request-type"),
            operation(
                    "a parameter's type is widened",
                    parameters(PAGE),
                    parameters(PAGE.replace("integer", "number")),
                    "compatible-contract-change"),
            operation(
                    "a parameter moves to another place",
                    parameters(PAGE),
                    parameters(PAGE.replace("query", "header")),
                    "compatible-contract-change removed-parameter"),
            operation(
                    "a header parameter is written in other letters",
                    parameters("{name: X-Id, in: header}"),
                    parameters("{name: x-id, in: header}"),
                    ""),
            operation(
                    "a parameter is written differently",
                    parameters("{name: ids, in: query, schema: {type: array}}"),
                    parameters("{name: ids, in: query, explode: false, schema: {type: array}}"),
                    "opaque-contract-change"),
            operation(
                    "a parameter says the usual style",
                    parameters(PAGE),
                    parameters(PAGE.replace("query,", "query, style: form, explode: true,")),
                    ""),
            operation(
                    "a parameter moves to the components",
                    parameters(PAGE),
                    parameters("{$ref: '#/components/parameters/Page'}"),
                    ""),
            operation(
                    "parameters are reordered",
                    parameters(PAGE, "{name: q, in: query}"),
                    parameters("{name: q, in: query}", PAGE),
                    ""),
            operation(
                    "a default changes",
                    parameters(PAGE.replace("integer", "integer, default: 1")),
                    parameters(PAGE.replace("integer", "integer, default: 2")),
                    "changed-default"),
            operation(
                    "a path parameter's type is narrowed",
                    parameters("{name: item, in: path, required: true, schema: {type: string}}"),
                    parameters("{name: item, in: path, required: true, schema: {type: integer}}"),
                    "narrowed-request-type"),
            // Bodies
            operation(
                    "a required body is added",
                    "",
                    "requestBody: {required: true, content: {application/json: {}}}",
                    "demanded-body"),
            operation(
                    "an optional body is added",
                    "",
                    "requestBody: {content: {application/json: {}}}",
                    "compatible-contract-change"),
            operation(
                    "the body becomes required",
                    "requestBody: {content: {application/json: {}}}",
                    "requestBody: {required: true, content: {application/json: {}}}",
                    "demanded-body"),
            operation(
                    "the body becomes optional",
                    "requestBody: {required: true, content: {application/json: {}}}",
                    "requestBody: {content: {application/json: {}}}",
                    "compatible-contract-change"),
            operation("the body is removed", "requestBody: {content: {application/json: {}}}", "", "removed-body"),
            operation(
                    "a media type of requests is removed",
                    "requestBody: {content: {application/json: {}, text/csv: {}}}",
                    "requestBody: {content: {application/json: {}}}",
                    "refused-media-type"),
            operation(
                    "a media type of requests is added",
                    "requestBody: {content: {application/json: {}}}",
                    "requestBody: {content: {application/json: {}, text/csv: {}}}",
                    "compatible-contract-change"),
            // Request schemas
            body(
                    "a required property is added",
                    "{properties: {a: {}}}",
                    "{required: [b], properties: {a: {}, b: {}}}",
                    "demanded-property"),
            body(
                    "an optional property is added",
                    "{properties: {a: {}}}",
                    "{properties: {a: {}, b: {}}}",
                    "compatible-contract-change"),
            body(
                    "a property becomes required",
                    "{properties: {a: {}}}",
                    "{required: [a], properties: {a: {}}}",
                    "demanded-property"),
            body(
                    "a property becomes optional",
                    "{required: [a], properties: {a: {}}}",
                    "{properties: {a: {}}}",
                    "compatible-contract-change"),
            body(
                    "a property that is not described becomes required",
                    "{type: object}",
                    "{type: object, required: [a]}",
                    "demanded-property"),
            body(
                    "a property is removed",
                    "{properties: {a: {}, b: {}}}",
                    "{properties: {a: {}}}",
                    "removed-request-property"),
            body(
                    "a property that is only read is removed",
                    "{properties: {a: {}, b: {readOnly: true}}}",
                    "{properties: {a: {}}}",
                    ""),
            body("a type changes", "{type: string}", "{type: integer}", "narrowed-request-type"),
            body("a type is narrowed", "{type: [string, integer]}", "{type: string}", "narrowed-request-type"),
            body("a type is widened", "{type: string}", "{type: [string, integer]}", "compatible-contract-change"),
            body("integers become numbers", "{type: integer}", "{type: number}", "compatible-contract-change"),
            body("any type becomes one", "{}", "{type: string}", "narrowed-request-type"),
            body("a value is taken off the list", "{enum: [a, b]}", "{enum: [a]}", "refused-value"),
            body("a value is put on the list", "{enum: [a]}", "{enum: [a, b]}", "compatible-contract-change"),
            body("values are listed that were not", "{type: string}", "{type: string, enum: [a]}", "refused-value"),
            body("a list of one becomes a constant", "{enum: [a]}", "{const: a}", ""),
            body(
                    "a maximum is lowered",
                    "{type: integer, maximum: 10}",
                    "{type: integer, maximum: 9}",
                    "tightened-request"),
            body(
                    "a maximum is raised",
                    "{type: integer, maximum: 10}",
                    "{type: integer, maximum: 11}",
                    "compatible-contract-change"),
            body("a minimum is new", "{type: integer}", "{type: integer, minimum: 1}", "tightened-request"),
            body(
                    "a length of none at least is new",
                    "{type: string}",
                    "{type: string, minLength: 0}",
                    "compatible-contract-change"),
            body("a pattern is new", "{type: string}", "{type: string, pattern: '^a'}", "tightened-request"),
            body(
                    "a format widens",
                    "{type: integer, format: int32}",
                    "{type: integer, format: int64}",
                    "compatible-contract-change"),
            body(
                    "a format changes",
                    "{type: string, format: date}",
                    "{type: string, format: date-time}",
                    "tightened-request"),
            body("null is refused", "{type: [string, 'null']}", "{type: string}", "refused-null"),
            body("null is accepted", "{type: string}", "{type: [string, 'null']}", "compatible-contract-change"),
            body(
                    "nullable is said as OpenAPI 3.1 does",
                    "{type: string, nullable: true}",
                    "{type: [string, 'null']}",
                    ""),
            body(
                    "nullable is said with a composition",
                    "{type: [string, 'null']}",
                    "{oneOf: [{type: string}, {type: 'null'}]}",
                    ""),
            body(
                    "an exclusive bound is said as OpenAPI 3.1 does",
                    "{type: integer, maximum: 5, exclusiveMaximum: true}",
                    "{type: integer, exclusiveMaximum: 5}",
                    ""),
            body(
                    "unnamed properties are refused",
                    "{type: object}",
                    "{type: object, additionalProperties: false}",
                    "tightened-request"),
            body(
                    "unnamed properties get a type",
                    "{type: object, additionalProperties: true}",
                    "{type: object, additionalProperties: {type: string}}",
                    "narrowed-request-type"),
            body("items get a type", "{type: array}", "{type: array, items: {type: string}}", "narrowed-request-type"),
            body(
                    "items of items are narrowed",
                    "{type: array, items: {type: array, items: {}}}",
                    "{type: array, items: {type: array, items: {type: string}}}",
                    "narrowed-request-type"),
            // Compositions
            body(
                    "an alternative is added",
                    "{oneOf: [{type: string}, {type: object}]}",
                    "{oneOf: [{type: string}, {type: object}, {type: array}]}",
                    "compatible-contract-change"),
            body(
                    "an alternative is removed",
                    "{oneOf: [{type: string}, {type: object}, {type: array}]}",
                    "{oneOf: [{type: string}, {type: object}]}",
                    "opaque-contract-change"),
            body("alternatives are new", "{}", "{anyOf: [{type: string}, {type: object}]}", "opaque-contract-change"),
            body(
                    "alternatives are reordered",
                    "{oneOf: [{type: string}, {type: object}]}",
                    "{oneOf: [{type: object}, {type: string}]}",
                    ""),
            body("a negation changes", "{not: {type: string}}", "{not: {type: object}}", "opaque-contract-change"),
            body(
                    "a part of a composition has more",
                    "{allOf: [{$ref: '#/components/schemas/Item'}]}",
                    "{allOf: [{$ref: '#/components/schemas/Large'}]}",
                    "compatible-contract-change"),
            body(
                    "a schema is put together of parts",
                    "{type: object, required: [a], properties: {a: {}, b: {}}}",
                    "{allOf: [{type: object, properties: {b: {}}}, {required: [a], properties: {a: {}}}]}",
                    ""),
            body(
                    "a part of a composition demands more",
                    "{allOf: [{type: object, properties: {a: {}}}]}",
                    "{allOf: [{type: object, required: [a], properties: {a: {}}}]}",
                    "demanded-property"),
            // References
            body("a schema moves to the components", "{type: string}", "{$ref: '#/components/schemas/Name'}", ""),
            body(
                    "a schema that contains itself stays",
                    "{$ref: '#/components/schemas/Item'}",
                    "{$ref: '#/components/schemas/Item'}",
                    ""),
            body(
                    "a schema that contains itself grows",
                    "{$ref: '#/components/schemas/Item'}",
                    "{$ref: '#/components/schemas/Large'}",
                    "compatible-contract-change"),
            answer(
                    "a schema that contains itself shrinks",
                    "{$ref: '#/components/schemas/Large'}",
                    "{$ref: '#/components/schemas/Item'}",
                    "removed-response-property"),
            body(
                    "a reference to another file changes",
                    "{$ref: 'a.yaml'}",
                    "{$ref: 'b.yaml'}",
                    "opaque-contract-change"),
            body(
                    "descriptions and examples change",
                    "{type: string, description: a, example: b}",
                    "{type: string, title: c, deprecated: true, x-d: e}",
                    ""),
            body(
                    "keys are reordered",
                    "{type: object, required: [a, b], properties: {a: {}, b: {}}}",
                    "{properties: {b: {}, a: {}}, required: [b, a], type: object}",
                    ""),
            body(
                    "a property is called like an annotation",
                    "{oneOf: [{properties: {title: {}}}, {type: array}]}",
                    "{oneOf: [{properties: {}}, {type: array}]}",
                    "opaque-contract-change"),
            // Responses
            answer(
                    "a property is removed",
                    "{properties: {a: {}, b: {}}}",
                    "{properties: {a: {}}}",
                    "removed-response-property"),
            answer(
                    "a property is added",
                    "{properties: {a: {}}}",
                    "{required: [b], properties: {a: {}, b: {}}}",
                    "compatible-contract-change"),
            answer(
                    "a property becomes optional",
                    "{required: [a], properties: {a: {}}}",
                    "{properties: {a: {}}}",
                    "unsure-response-property"),
            answer(
                    "a property becomes certain",
                    "{properties: {a: {}}}",
                    "{required: [a], properties: {a: {}}}",
                    "compatible-contract-change"),
            answer(
                    "a property that is only written is removed",
                    "{properties: {a: {}, b: {writeOnly: true}}}",
                    "{properties: {a: {}}}",
                    ""),
            answer("a type is widened", "{type: integer}", "{type: number}", "widened-response-type"),
            answer("a type is narrowed", "{type: number}", "{type: integer}", "compatible-contract-change"),
            answer("a value is put on the list", "{enum: [a]}", "{enum: [a, b]}", "new-response-value"),
            answer("a value is taken off the list", "{enum: [a, b]}", "{enum: [a]}", "compatible-contract-change"),
            answer("the list of values is gone", "{type: string, enum: [a]}", "{type: string}", "new-response-value"),
            answer("null is possible", "{type: string}", "{type: string, nullable: true}", "possible-null"),
            answer(
                    "null is impossible",
                    "{type: string, nullable: true}",
                    "{type: string}",
                    "compatible-contract-change"),
            answer(
                    "a maximum is raised",
                    "{type: string, maxLength: 10}",
                    "{type: string, maxLength: 20}",
                    "loosened-response"),
            answer(
                    "a maximum is lowered",
                    "{type: string, maxLength: 10}",
                    "{type: string, maxLength: 5}",
                    "compatible-contract-change"),
            answer(
                    "an alternative is added",
                    "{oneOf: [{type: string}, {type: object}]}",
                    "{oneOf: [{type: string}, {type: object}, {type: array}]}",
                    "opaque-contract-change"),
            answer(
                    "an alternative is removed",
                    "{oneOf: [{type: string}, {type: object}, {type: array}]}",
                    "{oneOf: [{type: string}, {type: object}]}",
                    "compatible-contract-change"),
            operation(
                    "a status is removed",
                    "responses: {'200': {description: a}, '404': {description: b}}",
                    "responses: {'200': {description: a}}",
                    "removed-status"),
            operation(
                    "a status is added",
                    "responses: {'200': {description: a}}",
                    "responses: {'200': {description: a}, '404': {description: b}}",
                    "compatible-contract-change"),
            operation(
                    "a status is covered by its range",
                    "responses: {'404': {description: b}}",
                    "responses: {4XX: {description: b}}",
                    "compatible-contract-change"),
            operation(
                    "a media type of answers is removed",
                    "responses: {'200': {content: {application/json: {}, text/csv: {}}}}",
                    "responses: {'200': {content: {application/json: {}}}}",
                    "removed-media-type"),
            operation(
                    "a header is removed",
                    "responses: {'200': {headers: {ETag: {}}}}",
                    "responses: {'200': {description: a}}",
                    "removed-response-header"),
            operation(
                    "a header is written in other letters",
                    "responses: {'200': {headers: {ETag: {}}}}",
                    "responses: {'200': {headers: {etag: {}}}}",
                    ""),
            // Security
            operation("a key is demanded", "security: []", "security: [{key: []}]", "demanded-contract-security"),
            operation(
                    "a key is not needed any more",
                    "security: [{key: []}]",
                    "security: []",
                    "compatible-contract-change"),
            operation(
                    "another way in is offered",
                    "security: [{key: []}]",
                    "security: [{key: []}, {basic: []}]",
                    "compatible-contract-change"),
            operation(
                    "a way in is closed",
                    "security: [{key: []}, {basic: []}]",
                    "security: [{basic: []}]",
                    "demanded-contract-security"),
            operation(
                    "two things are needed at once",
                    "security: [{key: []}]",
                    "security: [{key: [], basic: []}]",
                    "demanded-contract-security"),
            operation("a scheme has another name", "security: [{key: []}]", "security: [{sameKey: []}]", ""),
            operation("tokens are left to the gateway", "security: []", "security: [{oauth: [a]}]", ""));

    @TestFactory
    Stream<DynamicTest> verdicts() {
        assertThat(CASES).hasSizeGreaterThan(90).extracting(Case::name).doesNotHaveDuplicates();
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.name(),
                        () -> assertThat(verdict(one.before(), one.after())).isEqualTo(one.rules())));
    }

    /** No verdict depends on which contract is looked at: nothing differs from itself. */
    @TestFactory
    Stream<DynamicTest> nothing_differs_from_itself() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.name(),
                        () -> assertThat(verdict(one.before(), one.before() + "\n# again"))
                                .isEmpty()));
    }

    private static String verdict(String before, String after) {
        TreeSet<String> rules = new TreeSet<>();
        changes(before, after).forEach(judged -> rules.add(judged.rule().name()));
        return String.join(" ", rules);
    }

    private static List<JudgedChange> changes(String before, String after) {
        return ContractDiff.between(MENU, contract(before), contract(after));
    }

    private static Contract contract(String text) {
        Outcome<Declarations> declared =
                Parser.parse(InMemory.shop().with(PATH, text).tree());
        return Optional.ofNullable(declared.value().orElseThrow().contracts().get(PATH))
                .orElseThrow(() -> new AssertionError(declared.diagnostics().toString()));
    }

    @Test
    void a_renamed_path_parameter_is_the_same_operation() {
        String before = inOperation(parameters("{name: item, in: path, required: true, schema: {type: string}}"));
        String after = before.replace("{item}", "{id}").replace("name: item,", "name: id,");

        assertThat(changes(before, after)).isEmpty();
    }

    @Test
    void what_many_operations_share_is_told_once() {
        String shared = """
                openapi: 3.0.3
                info: {title: Menu, version: "1"}
                paths:
                  /a: {get: {responses: {'200': {$ref: '#/components/responses/List'}}}}
                  /b: {get: {responses: {'200': {$ref: '#/components/responses/List'}}}}
                  /c: {get: {responses: {'200': {$ref: '#/components/responses/List'}}}}
                components:
                  responses:
                    List: {content: {application/json: {schema: {type: object, properties: {size: {type: integer}}}}}}
                """;

        assertThat(changes(shared, shared.replace("type: integer", "type: string")))
                .singleElement()
                .satisfies(judged -> {
                    assertThat(judged.rule()).isEqualTo(ContractRule.WIDENED_RESPONSE);
                    assertThat(judged.change().path().dotted()).isEqualTo("openapi.GET /a.response.200.size");
                    assertThat(judged.change().span().startLine()).isEqualTo(9);
                    assertThat(judged.alike()).isEqualTo(2);
                });
    }

    @Test
    void a_contract_in_json_is_the_same_contract() {
        String yaml = inRequest("{type: object, required: [a], properties: {a: {type: string}}}");
        String json = """
                {"openapi": "3.1.0", "info": {"title": "Menu", "version": "1"}, "paths": {"/items/{item}": {"put": {
                "operationId": "putItem", "requestBody": {"content": {"application/json": {"schema":
                {"properties": {"a": {"type": "string"}}, "type": "object", "required": ["a"]}}}}}}}}
                """;

        assertThat(changes(yaml, json)).isEmpty();
    }

    @Test
    void schemas_nested_without_end_and_deep_chains_come_to_an_end() {
        StringBuilder chain = new StringBuilder(inRequest("{$ref: '#/components/schemas/S0'}"));
        chain.append("  x-end: true\n");
        StringBuilder schemas = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            schemas.append(
                    "    S%d: {properties: {a: {$ref: '#/components/schemas/S%d'}}}\n".formatted(i, (i + 1) % 3_000));
        }
        String before = chain.toString().replace("  parameters:\n    Page", schemas + "  parameters:\n    Page");
        String after = before.replace("S2999: {properties:", "S2999: {required: [a], properties:");

        assertThat(verdict(before, after)).isEqualTo("demanded-property");
    }
}
