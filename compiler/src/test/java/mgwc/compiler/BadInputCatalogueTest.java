package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kinds of bad input, and where it is shown what becomes of them: a folder of fixtures, or a test and something that
 * stands in it. What is listed exists; a kind without a test does not count as done.
 */
class BadInputCatalogueTest {

    private static final Path TESTS = Path.of("src/test/java/mgwc/compiler");
    private static final Path FIXTURES = Path.of("src/test/fixtures");

    private static final String FILES = """
            F1 aliases without end | contract/alias-bomb, contract/recursive-alias, contract/anchors-are-fine, yaml/anchor-and-alias, yaml/merge-key
            F2 one key twice | yaml/duplicate-key, contract/duplicate-key, SeededMistakesTest#Fifty
            F3 texts that look like numbers or dates | schema/octal-for-integer, schema/decimal-for-integer, schema/yes-for-true, schema/number-for-text, HostileValuesTest#aTextThatLooksLikeSomethingElse
            F4 bytes that are no plain YAML | yaml/tab-indentation, yaml/crlf, yaml/several-documents, yaml/directive, yaml/class-tag, yaml/empty-file, yaml/only-comments, yaml/deep-nesting, yaml/SourceTextTest#UTF-32LE, yaml/ReadsYaml#readWithEngine, source/HostileRepositoryTest#AHundredMegabytes
            F5 references that lead out | contract/remote-reference, contract/outside-the-workspace, contract/references-out-of-the-workspace, source/WorkTreeTest#aPipeIsAFinding, source/WorkTreeTest#linksAreFindings, source/GitTreeTest#aLinkedWorkspaceFolder
            F6 references in circles, and very large contracts | contract/cycles, contract/circular-reference, contract/parameters, HostileValuesTest#tenThousandOperations
            F7 patterns that take for ever | HostileValuesTest#aPatternOfAContractIsNotRun, contract/PathTemplateProperties#takesTimeLinear, rule/policy-without-end
            F8 secrets in files | rule/leaked-secrets, rule/secret-file, rule/private-key-in-key-set, schema/literal-secret, schema/secret-in-overlay, schema/url-with-password
            F9 overlays that fit nothing or weaken | overlay/deletes-what-is-not-there, overlay/deletes-what-is-needed, overlay/conflict, overlay/unmatched-target, overlay/stray, overlay/wrong-type, rule/forbidden-downgrade, rule/forbidden-override, rule/plain-http, fuzz/AppliesOverlays#overlay of an API
            F10 Git that is not what it seems | source/GitTreeTest#--upload-pack, source/GitTreeTest#aShallowClone, source/GitTreeTest#filtersOfTheRepositoryAreNeverRun, source/GitTreeTest#Submodules, source/GitTreeTest#unmergedFiles, source/HostileRepositoryTest#Damaged, source/HostileRepositoryTest#sparse, source/HostileRepositoryTest#SecondWorkTree, yaml/SourceTextTest#GitLfs, fuzz/ReadsCommits#.git
            F11 a compiler that dies | ../../../../../../release-format/src/test/java/mgwc/release/ReleaseWriterTest#aFullDisk, ../../../../../../release-format/src/test/java/mgwc/release/ReleaseWriterTest#KilledBetweenItsRenames, ../../../../../../release-format/src/test/java/mgwc/release/ReleaseWriterTest#AnotherWriter, ../../../../../../release-format/src/test/java/mgwc/release/ReleaseWriterTest#refusesASymbolicLink
            F12 names that read differently | source/HostileRepositoryTest#WindowsCannotHave, source/HostileRepositoryTest#CaseOrEncoding, source/WorkTreeTest#aNameThatCannotBeShown, source/HostileRepositoryTest#aLongName
            F13 numbers at the edge | HostileValuesTest#NeverWraps, schema/number-out-of-range, schema/duration-out-of-range, schema/malformed-duration
            F14 every version and form of OpenAPI | contract/swagger-2, contract/swagger-2-mistakes, contract/openapi-3-2, contract/unknown-version, contract/no-paths, contract/security-alternatives, contract/servers, contract/contract-form, contract/OfficialSchemaTest#refuses
            C4 placeholders of Camel | HostileValuesTest#{{env:HOME}}, compile/hostile-names
            C5 expressions and beans of Camel | HostileValuesTest##class:, schema/camel-text-in-base-path
            C6 options smuggled into an address | HostileValuesTest#bridgeEndpoint, schema/malformed-url, schema/url-nobody-understands
            C7 path templates that mean something to a router | contract/malformed-paths, contract/query-in-path, contract/PathTemplateProperties#textOfOtherRouters, compile/mixed-segments, rule/ambiguous-operation
            C8 base paths of the platform | HostileValuesTest#/proxyStatus
            C9 names and routes that clash | rule/duplicate-route, rule/nested-base-path, rule/shadowed-operation, contract/duplicate-operation, placement/duplicate-document, schema/malformed-names, schema/key-with-control-characters, schema/line-end-behind-a-value, fuzz/CompilesContracts#openapi
            """;

    private record Kind(String id, List<String> shown) {

        static Kind of(String line) {
            String[] parts = line.split(" \\| ", -1);
            return new Kind(parts[0], Arrays.asList(parts[1].split(", ", -1)));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Kind> kinds() {
        return FILES.lines().map(Kind::of);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isShownByTestsThatExist(Kind kind) throws IOException {
        for (String place : kind.shown()) {
            int hash = place.indexOf('#');
            if (hash < 0) {
                assertThat(FIXTURES.resolve(place).resolve("expected.txt")).exists();
            } else {
                assertThat(Files.readString(TESTS.resolve(place.substring(0, hash) + ".java")))
                        .as(place)
                        .contains(place.substring(hash + 1));
            }
        }
    }

    @Test
    void everyKindOfFileIsListed() {
        assertThat(kinds().map(kind -> kind.id().split(" ", 2)[0]))
                .containsAll(IntStream.rangeClosed(1, 14).mapToObj(i -> "F" + i).toList())
                .contains("C4", "C5", "C6", "C7", "C8", "C9");
    }
}
