package mgwc.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The order of the packages, and which of them know Camel and HTTP. */
class ArchitectureTest {

    /** The package that puts everything together has no name below the gateway's own. */
    private static final String ROOT = "";

    /** Each policy has a package of its own; the package above them has the list of all steps. */
    private static final String POLICIES = "policy.*";

    /** Each package may use those before it, never one behind it. */
    private static final List<String> ORDER = List.of(
            "problem",
            "secret",
            "lease",
            "budget",
            "release",
            "identity",
            "request",
            "jwt",
            "step",
            POLICIES,
            "backend",
            "upstream",
            "forward",
            "usage",
            "policy",
            "edge",
            "route",
            "reload",
            "admin",
            ROOT);

    private static final String BUFFER = "io.netty.buffer.ByteBuf";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mgwc.gateway");

    private static String name(String part) {
        return switch (part) {
            case ROOT -> "mgwc.gateway";
            case "policy" -> "mgwc.gateway.policy";
            default -> "mgwc.gateway." + part + "..";
        };
    }

    private static String[] names(List<String> parts) {
        return parts.stream().map(ArchitectureTest::name).toArray(String[]::new);
    }

    @TestFactory
    Stream<DynamicTest> packagesUseOnlyThoseBeforeThem() {
        return ORDER.stream()
                .filter(part -> !part.equals(ROOT))
                .map(part -> DynamicTest.dynamicTest(part, () -> {
                    List<String> later = ORDER.subList(ORDER.indexOf(part) + 1, ORDER.size());
                    noClasses()
                            .that()
                            .resideInAPackage(name(part))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(names(later))
                            .check(CLASSES);
                }));
    }

    @Test
    void everyClassBelongsToAPackageOfTheOrder() {
        classes().should().resideInAnyPackage(names(ORDER)).check(CLASSES);
    }

    @Test
    void noPackageHasMoreThanFortyClasses() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).isLessThanOrEqualTo(40));
    }

    @Test
    void noPolicyKnowsAnother() {
        SlicesRuleDefinition.slices()
                .matching("mgwc.gateway.policy.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void onlyRoutesKnowCamel() {
        noClasses()
                .that()
                .resideOutsideOfPackages("mgwc.gateway.route", "mgwc.gateway.reload", "mgwc.gateway")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(CLASSES);
    }

    @Test
    void onlyConnectionsAndTheEdgeKnowVertx() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        names(List.of("backend", "upstream", "edge", "route", "reload", "admin", ROOT)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx..")
                .check(CLASSES);
    }

    @Test
    void stepsKnowNoTransport() {
        noClasses()
                .that()
                .resideInAnyPackage(names(
                        List.of("problem", "secret", "lease", "release", "identity", "jwt", "step", POLICIES, "usage")))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of a transport, except buffers",
                        type -> type.getPackageName().startsWith("io.netty")
                                && !type.getName().equals(BUFFER)))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("mgwc.gateway.request")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty.handler..")
                .check(CLASSES);
    }
}
