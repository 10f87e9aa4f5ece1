package mgwc.compiler.diff.contract;

import static mgwc.compiler.diff.contract.ContractCase.PAGE;
import static mgwc.compiler.diff.contract.ContractCase.operation;
import static mgwc.compiler.diff.contract.ContractCase.parameters;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What changed parameters mean for clients. */
class ParametersDiffTest {

    private static final List<ContractCase> CASES = List.of(
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
                    "narrowed-request-type"));

    @TestFactory
    Stream<DynamicTest> results() {
        return ContractCase.results(CASES);
    }
}
