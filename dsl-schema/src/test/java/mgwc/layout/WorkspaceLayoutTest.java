package mgwc.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One table says where each kind of document is. */
class WorkspaceLayoutTest {

    @ParameterizedTest
    @CsvSource({
        "mgwc.yaml, Workspace",
        "apis/orders/v1/api.yaml, Api",
        "apis/orders/v1/api.yml, Api",
        "applications/web-shop.yaml, Application",
        "environments/prod/environment.yaml, Environment",
        "environments/prod/apis/orders-v1.yaml, ApiOverlay",
        "policies/tiers.yaml, ThrottlingTiers",
        "policies/rules/owners.yaml, Rule",
        "releases/prod.yaml, EnvironmentRelease"
    })
    void aPathSuggestsAKindThatBelongsThere(String path, String kind) {
        Kind suggested = WorkspaceLayout.kindAt(path).orElseThrow();

        assertThat(suggested).hasToString(kind);
        assertThat(WorkspaceLayout.isPlaceOf(suggested, path)).isTrue();
        assertThat(path).startsWith(WorkspaceLayout.start(suggested));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apis/orders/v1/openapi.yaml", "apis-old/orders/v1/api.yaml", "docs/api.yaml", "mgwc.yml"})
    void otherPathsSuggestNone(String path) {
        assertThat(WorkspaceLayout.kindAt(path)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theUsualPlaceIsAPlaceOfTheKindAndFitsItsGlob(Kind kind) {
        String place = WorkspaceLayout.placeOf(kind, "some");

        assertThat(WorkspaceLayout.isPlaceOf(kind, place)).isTrue();
        WorkspaceLayout.glob(kind)
                .ifPresent(glob -> assertThat(FileSystems.getDefault()
                                .getPathMatcher("glob:" + glob)
                                .matches(Path.of(place.replaceAll("[<>]", ""))))
                        .isTrue());
    }

    @Test
    void anEnvironmentHasAFolderAFileAndOverlays() {
        assertThat(WorkspaceLayout.environmentOf("environments/prod/keys/a.json"))
                .isEqualTo(Optional.of("prod"));
        assertThat(WorkspaceLayout.environmentOf("environments/prod.yaml")).isEmpty();
        assertThat(WorkspaceLayout.environmentOf("apis/environments/v1/api.yaml"))
                .isEmpty();
        assertThat(WorkspaceLayout.isEnvironmentFile(WorkspaceLayout.environmentFile("prod")))
                .isTrue();
        assertThat(WorkspaceLayout.isEnvironmentFile("environments/prod/old/environment.yaml"))
                .isFalse();
        assertThat(WorkspaceLayout.overlay("prod", new ApiId("orders", "v1")))
                .isEqualTo("environments/prod/apis/orders-v1.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "apis/orders/v1/openapi.yaml, true",
        "environments/prod/apis/orders-v1.yaml, true",
        "environments/prod/environment.yaml, false",
        "policies/tiers.yaml, false"
    })
    void knowsTheFilesThatConcernApisOneByOne(String path, boolean ofOneApi) {
        assertThat(WorkspaceLayout.isOfOneApi(path)).isEqualTo(ofOneApi);
    }

    @Test
    void foldersHaveNamesThatPeopleAlsoUse() {
        assertThat(Folder.NAMES).containsExactly("apis", "applications", "environments", "policies", "releases");
        assertThat(Folder.calledAlso("envs")).contains(Folder.ENVIRONMENTS);
        assertThat(Folder.calledAlso("environments")).isEmpty();
    }

    @Test
    void noOtherCodeSpellsThePlacesOut() throws IOException {
        Pattern place = Pattern.compile(
                "\"(?:[^\"\\s]*/)?(?:apis|applications|environments|policies|releases)/|\"[^\"\\s]*mgwc\\.yaml\"");

        assertThat(sources("compiler", "cli"))
                .hasSizeGreaterThan(100)
                .allSatisfy(source -> assertThat(
                                code(source).filter(line -> place.matcher(line).find()))
                        .as("%s", source)
                        .isEmpty());
    }

    private static List<Path> sources(String... modules) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : modules) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        return all;
    }

    private static Stream<String> code(Path source) throws IOException {
        return Files.readString(source)
                .lines()
                .filter(line -> !line.strip().startsWith("*") && !line.strip().startsWith("/*"));
    }
}
