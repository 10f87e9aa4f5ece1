package mgwc.dev;

import static mgwc.value.HttpMethod.GET;
import static mgwc.value.HttpMethod.POST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.yaml.Node;
import mgwc.dev.MockAnswer.Body;
import mgwc.value.HttpMethod;
import org.junit.jupiter.api.Test;

class OperationExamplesTest {

    @Test
    void answersTheExampleOfTheFirstSuccessfulResponse() {
        OperationExamples order = examples(GET, "/orders/{id}", """
                {'paths': {'/orders/{id}': {'get': {'responses': {
                   'default': {'description': 'no'},
                   '404': {'description': 'no'},
                   '201': {'content': {'application/json': {'example': {'id': 2}}}},
                   '200': {'content': {'application/json': {'example': {'id': 1}}}}}}}}}""");

        assertThat(order.answer()).isEqualTo(answer(200, "application/json", "{\"id\":1}"));
    }

    @Test
    void answersANamedExampleThroughReferences() {
        OperationExamples menu = examples(GET, "/menu", """
                {'paths': {'/menu': {'get': {'responses': {'200': {'$ref': '#/components/responses/Menu'}}}}},
                 'components': {
                   'responses': {'Menu': {'content': {'application/json': {
                      'examples': {'small': {'$ref': '#/components/examples/Small'}}}}}},
                   'examples': {'Small': {'value': ['margherita']}}}}""");

        assertThat(menu.answer()).isEqualTo(answer(200, "application/json", "[\"margherita\"]"));
    }

    @Test
    void prefersJsonAndSendsOtherTextWithoutQuotes() {
        OperationExamples both = examples(GET, "/a", """
                {'paths': {'/a': {'get': {'responses': {'2XX': {'content': {
                   'application/xml': {'example': '<a/>'},
                   'application/hal+json': {'example': 'j'}}}}}}}}""");
        OperationExamples csv = examples(GET, "/b", """
                {'paths': {'/b': {'get': {'responses': {'200': {'content': {'text/csv': {'example': 'a,b'}}}}}}}}""");

        assertThat(both.answer()).isEqualTo(answer(200, "application/hal+json", "\"j\""));
        assertThat(csv.answer()).isEqualTo(answer(200, "text/csv", "a,b"));
    }

    @Test
    void sendsNoBodyWhereHttpAllowsNone() {
        OperationExamples gone = examples(GET, "/a", """
                {'paths': {'/a': {'get': {'responses': {'204': {'content': {'application/json': {'example': 1}}}}}}}}""");

        assertThat(gone.answer()).isEqualTo(new MockAnswer(204, Optional.empty()));
    }

    @Test
    void answersAnEmpty200WhereTheContractPromisesNothing() {
        assertThat(examples(GET, "/a", "{'paths': {'/a': {'get': {}}}}").answer())
                .isEqualTo(new MockAnswer(200, Optional.empty()));
        assertThat(examples(GET, "/a", "{'paths': {}}").answer()).isEqualTo(new MockAnswer(200, Optional.empty()));
    }

    @Test
    void readsOpenApi2Responses() {
        OperationExamples pets = examples(GET, "/pets", """
                {'swagger': '2.0', 'produces': ['application/xml', 'application/json'],
                 'paths': {'/pets': {'get': {'responses': {'200': {
                   'schema': {'type': 'array', 'items': {'$ref': '#/definitions/Pet'}}}}}}},
                 'definitions': {'Pet': {'properties': {'id': {'type': 'integer', 'format': 'int64'}}}}}""");

        assertThat(pets.answer()).isEqualTo(answer(200, "application/json", "[{\"id\":1}]"));
    }

    @Test
    void fillsPathAndRequiredQueryParametersFromTheContract() {
        OperationExamples order = examples(POST, "/orders/{id}/items/{item}.json", """
                {'paths': {'/orders/{id}/items/{item}.json': {
                   'parameters': [{'name': 'id', 'in': 'path', 'example': 'a b'}],
                   'post': {'parameters': [
                      {'name': 'item', 'in': 'path', 'schema': {'type': 'integer', 'minimum': 42}},
                      {'name': 'since', 'in': 'query', 'required': true, 'schema': {'type': 'string', 'format': 'date'}},
                      {'name': 'limit', 'in': 'query', 'schema': {'type': 'integer'}}],
                     'requestBody': {'content': {'application/json': {'schema': {'properties': {'n': {'const': 2}}}}}}}}}}""");

        assertThat(order.requestTarget()).isEqualTo("/orders/a%20b/items/42.json?since=2026-01-31");
        assertThat(order.requestBody()).contains(new Body("application/json", "{\"n\":2}"));
    }

    private static OperationExamples examples(HttpMethod method, String path, String document) {
        Node.Mapping root = Contracts.document(document);
        Contract.Operation operation = Contracts.operation(method, path);
        return new OperationExamples(Contracts.contract(root, operation), operation);
    }

    private static MockAnswer answer(int status, String mediaType, String text) {
        return new MockAnswer(status, Optional.of(new Body(mediaType, text)));
    }
}
