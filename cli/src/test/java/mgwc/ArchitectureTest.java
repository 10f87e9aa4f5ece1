package mgwc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import mgwc.compiler.PackageLaws;
import org.junit.jupiter.api.Test;

/** The order of the packages, and which library belongs to which of them. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mgwc.cli", "mgwc.lsp", "mgwc.dev");

    /** Each package may use those before it, never one behind it. */
    private static final List<String> ORDER =
            List.of("mgwc.dev", "mgwc.lsp", "mgwc.cli.console", "mgwc.cli.explanation", "mgwc.cli.command", "mgwc.cli");

    @Test
    void packagesUseOnlyThoseBeforeThem() {
        for (String later : ORDER.subList(1, ORDER.size())) {
            String[] earlier = ORDER.subList(0, ORDER.indexOf(later)).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAnyPackage(earlier)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(later)
                    .check(CLASSES);
        }
    }

    @Test
    void eachLibraryIsKnownToOnePackage() {
        for (List<String> owned : List.of(
                List.of("mgwc.cli..", "picocli.."),
                List.of("mgwc.lsp..", "org.eclipse.lsp4j.."),
                List.of("mgwc.dev..", "org.jose4j.."))) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(owned.getFirst())
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(owned.getLast())
                    .check(CLASSES);
        }
    }

    @Test
    void commandsAreNotDescribedByAnnotations() {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are annotations of picocli",
                        type -> type.isAnnotation() && type.getPackageName().equals("picocli")))
                .because("to read them by reflection takes longer than most commands do")
                .check(CLASSES);
    }

    @Test
    void noPackageIsCrowded() {
        PackageLaws.noPackageIsCrowded(CLASSES);
    }

    @Test
    void simpleNamesAreUnique() {
        PackageLaws.simpleNamesAreUnique(CLASSES);
    }
}
