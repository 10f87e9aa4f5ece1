package mgwc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The language depends on nothing but itself and the names that bind it to YAML. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mgwc");

    @Test
    void values_know_neither_model_nor_schema() {
        noClasses()
                .that()
                .resideInAPackage("mgwc.value")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("mgwc.model", "mgwc.schema")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("mgwc.model")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("mgwc.schema")
                .check(CLASSES);
    }

    @Test
    void the_language_needs_no_library_but_annotations() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "mgwc..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.io..",
                        "java.nio.charset",
                        "com.fasterxml.jackson.annotation",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void the_model_is_made_of_records_and_enums() {
        classes()
                .that()
                .resideInAPackage("mgwc.model")
                .and()
                .areNotInterfaces()
                .should()
                .beAssignableTo(Record.class)
                .orShould()
                .beEnums()
                .check(CLASSES);
    }
}
