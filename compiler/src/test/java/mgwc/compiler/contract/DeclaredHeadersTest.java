package mgwc.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import org.junit.jupiter.api.Test;

class DeclaredHeadersTest {

    private static DeclaredHeaders of(String contract) {
        SourceFile file = new SourceFile("openapi.yaml", contract.getBytes(StandardCharsets.UTF_8));
        ContractFiles files = new ContractFiles(new ContractTexts(SourceTree.of(List.of(file))));
        Contract read = ContractReader.read(file, files).value().orElseThrow();
        return DeclaredHeaders.of(read, read.operations().getFirst());
    }

    @Test
    void parametersOfThePathAndTheOperationThroughReferences() {
        assertThat(of("""
                openapi: 3.1.0
                info: {title: T, version: "1"}
                paths:
                  /a:
                    parameters:
                      - $ref: "#/components/parameters/Tenant"
                      - {name: page, in: query, schema: {type: integer}}
                    get:
                      parameters:
                        - {name: X-Trace, in: header, schema: {type: string}}
                        - {name: "not a name", in: header, schema: {type: string}}
                        - $ref: "#/components/parameters/Missing"
                      responses: {"200": {description: ok}}
                components:
                  parameters:
                    Tenant: {name: X-Tenant, in: header, schema: {type: string}}
                """).request()).containsExactly("x-tenant", "x-trace");
    }

    @Test
    void headersOfResponsesOfAnyStatus() {
        assertThat(of("""
                openapi: 3.0.3
                info: {title: T, version: "1"}
                paths:
                  /a:
                    get:
                      responses:
                        "200":
                          description: ok
                          headers: {X-Total: {schema: {type: integer}}}
                        default:
                          $ref: "#/components/responses/Error"
                components:
                  responses:
                    Error:
                      description: error
                      headers: {X-Error: {schema: {type: string}}}
                """).response()).containsExactly("x-error", "x-total");
    }

    @Test
    void theTypeOfABodyAndTheCredentialsOfAllAlternatives() {
        assertThat(of("""
                openapi: 3.1.0
                info: {title: T, version: "1"}
                security: [{key: []}, {token: []}, {query: []}]
                paths:
                  /a:
                    post:
                      requestBody: {content: {application/json: {}}}
                      responses: {"200": {description: ok}}
                components:
                  securitySchemes:
                    key: {type: apiKey, in: header, name: X-API-Key}
                    query: {type: apiKey, in: query, name: key}
                    token: {type: http, scheme: bearer}
                """).request()).containsExactly("authorization", "content-type", "x-api-key");
    }

    @Test
    void theSameOfOpenApi2() {
        DeclaredHeaders declared = of("""
                swagger: "2.0"
                info: {title: T, version: "1"}
                paths:
                  /a:
                    post:
                      security: [{basic: []}]
                      parameters:
                        - {name: body, in: body, schema: {type: object}}
                        - {name: X-Tenant, in: header, type: string}
                      responses:
                        "200":
                          description: ok
                          headers: {X-Total: {type: integer}}
                securityDefinitions:
                  basic: {type: basic}
                """);

        assertThat(declared.request()).containsExactly("authorization", "content-type", "x-tenant");
        assertThat(declared.response()).containsExactly("x-total");
    }
}
