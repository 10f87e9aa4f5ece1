package mgwc.compiler.diff.contract;

import static mgwc.compiler.diff.contract.ContractCase.operation;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What changed demands for credentials mean for clients. */
class SecurityDiffTest {

    private static final List<ContractCase> CASES = List.of(
            operation("a key is demanded", "security: []", "security: [{key: []}]", "demanded-contract-security"),
            operation(
                    "a key is not needed any more",
                    "security: [{key: []}]",
                    "security: []",
                    "compatible-contract-change"),
            operation(
                    "another way in is offered",
                    "security: [{key: []}]",
                    "security: [{key: []}, {basic: []}]",
                    "compatible-contract-change"),
            operation(
                    "a way in is closed",
                    "security: [{key: []}, {basic: []}]",
                    "security: [{basic: []}]",
                    "demanded-contract-security"),
            operation(
                    "two things are needed at once",
                    "security: [{key: []}]",
                    "security: [{key: [], basic: []}]",
                    "demanded-contract-security"),
            operation("a scheme has another name", "security: [{key: []}]", "security: [{sameKey: []}]", ""),
            operation("tokens are left to the gateway", "security: []", "security: [{oauth: [a]}]", ""));

    @TestFactory
    Stream<DynamicTest> results() {
        return ContractCase.results(CASES);
    }
}
