package mgwc.compiler.diff.contract;

import static mgwc.compiler.diff.contract.ContractCase.answer;
import static mgwc.compiler.diff.contract.ContractCase.operation;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What changed answers mean to those who get them. */
class ResponseDiffTest {

    private static final List<ContractCase> CASES = List.of(
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
                    ""));

    @TestFactory
    Stream<DynamicTest> results() {
        return ContractCase.results(CASES);
    }
}
