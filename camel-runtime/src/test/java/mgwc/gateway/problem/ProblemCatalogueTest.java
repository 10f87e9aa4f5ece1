package mgwc.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mgwc.release.ProblemCatalogue;
import mgwc.release.ProblemEntry;
import org.junit.jupiter.api.Test;

/** Every code that the gateway answers with can be looked up. */
class ProblemCatalogueTest {

    private static final Pattern CODE = Pattern.compile("\\b(?:900[1-9]\\d\\d|101[1-9]\\d\\d)\\b");

    @Test
    void holdsTheCodesThatTheGatewayNames() throws IOException {
        assertThat(catalogued()).isEqualTo(namedInTheSource());
    }

    @Test
    void agreesWithTheAnswersThatHaveAFactory() {
        for (Problem problem : List.of(
                Problem.noMatchingResource(),
                Problem.methodNotAllowed(),
                Problem.clientClosedRequest(),
                Problem.malformedRequest("x"),
                Problem.requestTimeout(),
                Problem.contentTooLarge(),
                Problem.responseTooLarge(),
                Problem.targetTooLong(),
                Problem.expectationFailed(),
                Problem.upgradeRequired(),
                Problem.headersTooLarge(),
                Problem.internalError(),
                Problem.serviceUnavailable("x"),
                Problem.versionNotSupported())) {
            ProblemEntry entry =
                    ProblemCatalogue.find(Integer.toString(problem.code())).orElseThrow();

            assertThat(entry.status()).isEqualTo(problem.status());
            assertThat(entry.title()).isEqualTo(problem.title());
            assertThat(entry.category()).isEqualTo(problem.category().name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void isSortedByCodeAndNamesKnownCategories() {
        List<Integer> codes = new ArrayList<>();
        for (ProblemEntry entry : ProblemCatalogue.entries()) {
            codes.add(entry.code());
            assertThat(Problem.Category.valueOf(entry.category().toUpperCase(Locale.ROOT)))
                    .isNotNull();
        }

        assertThat(codes).isSorted().doesNotHaveDuplicates();
    }

    private static Set<String> catalogued() {
        Set<String> codes = new TreeSet<>();
        ProblemCatalogue.entries().forEach(entry -> codes.add(Integer.toString(entry.code())));
        return codes;
    }

    private static Set<String> namedInTheSource() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher code = CODE.matcher(Files.readString(file));
                while (code.find()) {
                    codes.add(code.group());
                }
            }
        }
        return codes;
    }
}
