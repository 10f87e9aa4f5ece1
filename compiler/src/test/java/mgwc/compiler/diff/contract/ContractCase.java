package mgwc.compiler.diff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import mgwc.compiler.InMemory;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.change.Subject;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.workspace.Declarations;
import mgwc.compiler.workspace.Parser;
import org.junit.jupiter.api.DynamicTest;

/**
 * A change of a contract, and what it means for its clients.
 *
 * @param rules names of the rules that speak, separated by spaces; empty for no difference
 */
record ContractCase(String name, String before, String after, String rules) {

    private static final String PATH = "apis/menu/v1/openapi.yaml";
    private static final Subject MENU = new Subject(Subject.Kind.API, "menu-v1");

    static ContractCase body(String name, String before, String after, String rules) {
        return new ContractCase("request: " + name, inRequest(before), inRequest(after), rules);
    }

    static ContractCase answer(String name, String before, String after, String rules) {
        return new ContractCase("response: " + name, inResponse(before), inResponse(after), rules);
    }

    static ContractCase operation(String name, String before, String after, String rules) {
        return new ContractCase(name, inOperation(before), inOperation(after), rules);
    }

    static String inRequest(String schema) {
        return inOperation("requestBody: {content: {application/json: {schema: " + schema + "}}}");
    }

    static String inResponse(String schema) {
        return inOperation(
                "responses: {'200': {description: x, content: {application/json: {schema: " + schema + "}}}}");
    }

    static String inOperation(String content) {
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

    static String parameters(String... parameters) {
        return "parameters: [" + String.join(", ", parameters) + "]";
    }

    static final String PAGE = "{name: page, in: query, schema: {type: integer}}";

    /** The result of each case; no result depends on which contract is looked at, for nothing differs from itself. */
    static Stream<DynamicTest> results(List<ContractCase> cases) {
        assertThat(cases).extracting(ContractCase::name).doesNotHaveDuplicates();
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    assertThat(result(one.before(), one.after())).isEqualTo(one.rules());
                    assertThat(result(one.before(), one.before() + "\n# again")).isEmpty();
                }));
    }

    static String result(String before, String after) {
        TreeSet<String> rules = new TreeSet<>();
        changes(before, after).forEach(judged -> rules.add(judged.rule().name()));
        return String.join(" ", rules);
    }

    static List<JudgedChange> changes(String before, String after) {
        return ContractDiff.between(MENU, contract(before), contract(after));
    }

    static Contract contract(String text) {
        Outcome<Declarations> declared =
                Parser.parse(InMemory.shop().with(PATH, text).tree());
        return Optional.ofNullable(declared.value().orElseThrow().contracts().get(PATH))
                .orElseThrow(() -> new AssertionError(declared.diagnostics().toString()));
    }
}
