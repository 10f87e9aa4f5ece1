package mgwc.compiler.diff.contract;

import static mgwc.compiler.diff.contract.ContractCase.body;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a changed schema means to those who send what it describes. */
class RequestSchemaDiffTest {

    private static final List<ContractCase> CASES = List.of(
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
                    "narrowed-request-type"));

    @TestFactory
    Stream<DynamicTest> results() {
        return ContractCase.results(CASES);
    }
}
