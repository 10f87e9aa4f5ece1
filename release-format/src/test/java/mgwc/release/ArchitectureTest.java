package mgwc.release;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Both sides of a release load these classes, so they bring no library but Jackson. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mgwc.release", "mgwc.jwk");

    @Test
    void theEnvelopeDependsOnJacksonAlone() {
        classes()
                .that()
                .resideInAPackage("mgwc.release")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("mgwc.release", "java..", "tools.jackson..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void theCatalogueOfStepsNeedsNoLibrary() {
        classes()
                .that()
                .haveSimpleNameStartingWith("Step")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("mgwc.release", "java.lang..", "java.util..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void keysAreReadWithoutALibraryAndApartFromReleases() {
        classes()
                .that()
                .resideInAPackage("mgwc.jwk")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("mgwc.jwk", "java.lang..", "java.math..", "java.util..", "org.jspecify.annotations")
                .check(CLASSES);
    }
}
