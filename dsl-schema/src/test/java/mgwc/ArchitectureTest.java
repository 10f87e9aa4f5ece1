package mgwc;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** The language depends on nothing but itself and the names that bind it to YAML. */
class ArchitectureTest {

    /** They read the text of an address, and ask no name server for it. */
    private static final Class<?>[] ADDRESSES = {InetAddress.class, Inet4Address.class, Inet6Address.class};

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mgwc");

    @Test
    void valuesKnowNeitherModelNorSchema() {
        noClasses()
                .that()
                .resideInAPackage("mgwc.value")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("mgwc.model", "mgwc.schema", "mgwc.layout")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("mgwc.model")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("mgwc.schema", "mgwc.layout")
                .check(CLASSES);
    }

    @Test
    void theLanguageNeedsNoLibraryButAnnotations() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "mgwc..",
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.io..",
                                "java.nio.charset",
                                "com.fasterxml.jackson.annotation",
                                "org.jspecify.annotations")
                        .or(belongToAnyOf(ADDRESSES)))
                .check(CLASSES);
    }

    @Test
    void addressesAreReadAndNeverLookedUp() {
        noClasses()
                .should()
                .callMethodWhere(
                        target(owner(belongToAnyOf(ADDRESSES))).and(not(target(nameMatching("ofLiteral|getAddress")))))
                .check(CLASSES);
    }

    @Test
    void theModelIsMadeOfRecordsAndEnums() {
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
