package mgwc.compiler.diff.contract;

import static mgwc.compiler.diff.contract.ContractCase.changes;
import static mgwc.compiler.diff.contract.ContractCase.inOperation;
import static mgwc.compiler.diff.contract.ContractCase.inRequest;
import static mgwc.compiler.diff.contract.ContractCase.parameters;
import static mgwc.compiler.diff.contract.ContractCase.result;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds of two contracts as a whole; single changes stand in the tests beside this one. */
class ContractDiffTest {

    @Test
    void aRenamedPathParameterIsTheSameOperation() {
        String before = inOperation(parameters("{name: item, in: path, required: true, schema: {type: string}}"));
        String after = before.replace("{item}", "{id}").replace("name: item,", "name: id,");

        assertThat(changes(before, after)).isEmpty();
    }

    @Test
    void whatManyOperationsShareIsToldOnce() {
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
                    assertThat(judged.rule()).isEqualTo(ContractChangeRule.WIDENED_RESPONSE);
                    assertThat(judged.change().path().dotted()).isEqualTo("openapi.GET /a.response.200.size");
                    assertThat(judged.change().span().startLine()).isEqualTo(9);
                    assertThat(judged.alike()).isEqualTo(2);
                });
    }

    @Test
    void aContractInJsonIsTheSameContract() {
        String yaml = inRequest("{type: object, required: [a], properties: {a: {type: string}}}");
        String json = """
                {"openapi": "3.1.0", "info": {"title": "Menu", "version": "1"}, "paths": {"/items/{item}": {"put": {
                "operationId": "putItem", "requestBody": {"content": {"application/json": {"schema":
                {"properties": {"a": {"type": "string"}}, "type": "object", "required": ["a"]}}}}}}}}
                """;

        assertThat(changes(yaml, json)).isEmpty();
    }

    @Test
    void schemasNestedWithoutEndAndDeepChainsComeToAnEnd() {
        StringBuilder chain = new StringBuilder(inRequest("{$ref: '#/components/schemas/S0'}"));
        chain.append("  x-end: true\n");
        StringBuilder schemas = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            schemas.append(
                    "    S%d: {properties: {a: {$ref: '#/components/schemas/S%d'}}}\n".formatted(i, (i + 1) % 3_000));
        }
        String before = chain.toString().replace("  parameters:\n    Page", schemas + "  parameters:\n    Page");
        String after = before.replace("S2999: {properties:", "S2999: {required: [a], properties:");

        assertThat(result(before, after)).isEqualTo("demanded-property");
    }
}
