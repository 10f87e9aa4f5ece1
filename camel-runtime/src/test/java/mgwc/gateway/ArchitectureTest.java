package mgwc.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The order of the packages, and which of them know Camel and HTTP. */
class ArchitectureTest {

    /** The package that puts everything together has no name below the gateway's own. */
    private static final String ROOT = "";

    /** Each package may use those before it, never one behind it. */
    private static final List<String> ORDER = List.of(
            "problem",
            "secret",
            "lease",
            "identity",
            "request",
            "release",
            "jwt",
            "throttle",
            "backend",
            "upstream",
            "operation",
            "usage",
            "step",
            "forward",
            "edge",
            "route",
            "reload",
            "admin",
            ROOT);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mgwc.gateway");

    private static String name(String part) {
        return part.equals(ROOT) ? "mgwc.gateway" : "mgwc.gateway." + part + "..";
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
        for (String part : ORDER) {
            long files = CLASSES.stream()
                    .filter(type -> type.getPackageName().equals(name(part).replace("..", "")))
                    .filter(type -> !type.isNestedClass() && !type.isAnonymousClass())
                    .count();
            org.assertj.core.api.Assertions.assertThat(files).as(name(part)).isBetween(1L, 40L);
        }
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
    void decisionsKnowNoHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        names(List.of("problem", "secret", "lease", "identity", "release", "jwt", "throttle")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(CLASSES);
    }
}
