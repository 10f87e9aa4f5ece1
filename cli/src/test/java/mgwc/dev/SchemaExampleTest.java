package mgwc.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import mgwc.compiler.contract.ContractFiles;
import mgwc.compiler.yaml.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaExampleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'}                                        | \"text\"",
                "{'type':'string','example':'a'}                          | \"a\"",
                "{'type':'string','examples':['b','c']}                   | \"b\"",
                "{'type':'string','enum':['NEW','PAID']}                  | \"NEW\"",
                "{'const':7}                                              | 7",
                "{'type':'string','format':'date'}                        | \"2026-01-31\"",
                "{'type':'string','minLength':6}                          | \"textte\"",
                "{'type':'string','maxLength':2}                          | \"te\"",
                "{'type':'integer'}                                       | 1",
                "{'type':'integer','minimum':18}                          | 18",
                "{'type':'integer','exclusiveMinimum':18}                 | 19",
                "{'type':'integer','maximum':-5}                          | -5",
                "{'type':'number','default':19.5}                         | 19.5",
                "{'type':'boolean'}                                       | true",
                "{'type':['null','integer']}                              | 1",
                "{'type':'array','items':{'type':'integer'},'minItems':3} | [1,1,1]",
                "{'items':{'type':'integer'}}                             | [1]",
                "{'properties':{'a':{'type':'string'}}}                   | {\"a\":\"text\"}",
                "{'allOf':[{'properties':{'a':{'const':1}}},{'properties':{'b':{'const':2}}}]} | {\"a\":1,\"b\":2}",
                "{'allOf':[{'type':'string','enum':['X']}]}               | \"X\"",
                "{'oneOf':[{'type':'integer'},{'type':'string'}]}         | 1",
                "{'properties':{'secret':{'type':'string','writeOnly':true},'id':{'const':1}}} | {\"id\":1}",
                "{}                                                       | null"
            })
    void makesTheSmallestPlausibleValue(String schema, String expected) {
        Node.Mapping node = Contracts.document(schema);

        assertThat(new SchemaExample(ContractFiles.of("openapi.yaml", node))
                        .of(node)
                        .toString())
                .isEqualTo(expected);
    }

    @Test
    void followsReferences() {
        Node.Mapping document = Contracts.document("""
                {'order': {'$ref': '#/components/schemas/Order'},
                 'components': {'schemas': {
                   'Order': {'type': 'object', 'properties': {'status': {'$ref': '#/components/schemas/Status'}}},
                   'Status': {'enum': ['PAID']}}}}""");

        assertThat(example(document, "order")).isEqualTo("{\"status\":\"PAID\"}");
    }

    @Test
    void endsACycleWithAnEmptyListOrAnOmittedProperty() {
        Node.Mapping document = Contracts.document("""
                {'tree': {'$ref': '#/Node'},
                 'Node': {'type': 'object', 'properties': {
                   'name': {'const': 'root'},
                   'parent': {'$ref': '#/Node'},
                   'children': {'type': 'array', 'items': {'$ref': '#/Node'}}}}}""");

        assertThat(example(document, "tree")).isEqualTo("{\"name\":\"root\",\"children\":[]}");
    }

    @Test
    void givesNullForAReferenceThatLeadsNowhereOrOnlyToItself() {
        Node.Mapping document = Contracts.document(
                "{'lost': {'$ref': '#/nowhere'}, 'loop': {'$ref': '#/loop'}, 'far': {'$ref': 'b.yaml'}}");

        assertThat(example(document, "lost")).isEqualTo("null");
        assertThat(example(document, "loop")).isEqualTo("null");
        assertThat(example(document, "far")).isEqualTo("null");
    }

    @Test
    void staysSmallWhereEverySchemaRefersToAllLaterOnes() {
        StringBuilder schemas = new StringBuilder("{");
        for (int i = 0; i < 40; i++) {
            schemas.append("'S%d':{'type':'object','properties':{'x':{'type':'string'}".formatted(i));
            for (int j = i + 1; j < 40; j++) {
                schemas.append(",'s%d':{'$ref':'#/S%d'}".formatted(j, j));
            }
            schemas.append("}},");
        }
        Node.Mapping document = Contracts.document(schemas + "'last':{}}");

        assertThatCode(() -> assertThat(example(document, "S0").length()).isLessThan(100_000))
                .doesNotThrowAnyException();
    }

    private static String example(Node.Mapping document, String schema) {
        return new SchemaExample(ContractFiles.of("openapi.yaml", document))
                .of(document.get(schema).orElseThrow())
                .toString();
    }
}
