package mgwc.compiler.diff.contract;

import static mgwc.compiler.diff.contract.ContractCase.operation;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What changed request bodies mean for clients. */
class BodiesDiffTest {

    private static final List<ContractCase> CASES = List.of(
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
                    "compatible-contract-change"));

    @TestFactory
    Stream<DynamicTest> results() {
        return ContractCase.results(CASES);
    }
}
