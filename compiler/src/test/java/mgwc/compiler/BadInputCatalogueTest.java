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
            F2 one key twice | yaml/duplicate-key, contract/duplicate-key, SeededMistakesTest#fifty
            F3 texts that look like numbers or dates | schema/octal-for-integer, schema/decimal-for-integer, schema/yes-for-true, schema/number-for-text, HostileValuesTest#a_text_that_looks_like_something_else
            F4 bytes that are no plain YAML | yaml/tab-indentation, yaml/crlf, yaml/several-documents, yaml/directive, yaml/class-tag, yaml/empty-file, yaml/only-comments, yaml/deep-nesting, yaml/SourceTextTest#UTF-32LE, yaml/ReadsYaml#readWithEngine, source/HostileRepositoryTest#a_hundred_megabytes
            F5 references that lead out | contract/remote-reference, contract/outside-the-workspace, contract/references-out-of-the-workspace, source/WorkTreeTest#a_pipe_is_a_finding, source/WorkTreeTest#links_are_findings, source/GitTreeTest#a_linked_workspace_folder
            F6 references in circles, and very large contracts | contract/cycles, contract/circular-reference, contract/parameters, HostileValuesTest#ten_thousand_operations
            F7 patterns that take for ever | HostileValuesTest#a_pattern_of_a_contract_is_not_run, contract/PathTemplateProperties#takes_time_linear, rule/policy-without-end
            F8 secrets in files | rule/leaked-secrets, rule/secret-file, rule/private-key-in-key-set, schema/literal-secret, schema/secret-in-overlay, schema/url-with-password
            F9 overlays that fit nothing or weaken | overlay/deletes-what-is-not-there, overlay/deletes-what-is-needed, overlay/conflict, overlay/unmatched-target, overlay/stray, overlay/wrong-type, rule/forbidden-downgrade, rule/forbidden-override, rule/plain-http, fuzz/AppliesOverlays#overlay of an API
            F10 Git that is not what it seems | source/GitTreeTest#--upload-pack, source/GitTreeTest#a_shallow_clone, source/GitTreeTest#filters_of_the_repository_are_never_run, source/GitTreeTest#submodules, source/GitTreeTest#unmerged_files, source/HostileRepositoryTest#damaged, source/HostileRepositoryTest#sparse, source/HostileRepositoryTest#second_work_tree, yaml/SourceTextTest#git_lfs, fuzz/ReadsCommits#.git
            F11 a compiler that dies | ../../../../../../release-format/src/test/java/mgwc/release/ReleaseWriterTest#a_full_disk, ../../../../../../release-format/src/test/java/mgwc/release/ReleaseWriterTest#killed_between_its_renames, ../../../../../../release-format/src/test/java/mgwc/release/ReleaseWriterTest#another_writer, ../../../../../../release-format/src/test/java/mgwc/release/ReleaseWriterTest#refuses_a_symbolic_link
            F12 names that read differently | source/HostileRepositoryTest#windows_cannot_have, source/HostileRepositoryTest#case_or_encoding, source/WorkTreeTest#a_name_that_cannot_be_shown, source/HostileRepositoryTest#a_long_name
            F13 numbers at the edge | HostileValuesTest#never_wraps, schema/number-out-of-range, schema/duration-out-of-range, schema/malformed-duration
            F14 every version and form of OpenAPI | contract/swagger-2, contract/swagger-2-mistakes, contract/openapi-3-2, contract/unknown-version, contract/no-paths, contract/security-alternatives, contract/servers, contract/contract-form, contract/OfficialSchemaTest#refuses
            C4 placeholders of Camel | HostileValuesTest#{{env:HOME}}, compile/hostile-names
            C5 expressions and beans of Camel | HostileValuesTest##class:, schema/camel-text-in-base-path
            C6 options smuggled into an address | HostileValuesTest#bridgeEndpoint, schema/malformed-url, schema/url-nobody-understands
            C7 path templates that mean something to a router | contract/malformed-paths, contract/query-in-path, contract/PathTemplateProperties#text_of_other_routers, compile/mixed-segments, rule/ambiguous-operation
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
    void is_shown_by_tests_that_exist(Kind kind) throws IOException {
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
    void every_kind_of_file_is_listed() {
        assertThat(kinds().map(kind -> kind.id().split(" ", 2)[0]))
                .containsAll(IntStream.rangeClosed(1, 14).mapToObj(i -> "F" + i).toList())
                .contains("C4", "C5", "C6", "C7", "C8", "C9");
    }
}
