package mgwc.compiler.diff.contract;

import static mgwc.compiler.diff.contract.ContractCase.answer;
import static mgwc.compiler.diff.contract.ContractCase.body;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What changes of composed and of referred schemas mean. */
class CompositionDiffTest {

    private static final List<ContractCase> CASES = List.of(
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
                    "opaque-contract-change"));

    @TestFactory
    Stream<DynamicTest> results() {
        return ContractCase.results(CASES);
    }
}
