package mgwc.compiler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The order of the stages, and who may touch the world outside. */
class ArchitectureTest {

    /** The package that joins the stages has no name below the compiler's own. */
    private static final String JOINING = "";

    /** Each package may use those before it, never one behind it. */
    private static final List<String> ORDER = List.of(
            "text",
            "diagnostic",
            "source",
            "yaml",
            "contract",
            "schema",
            "workspace",
            "format",
            "resolve",
            "effective",
            "change",
            "step",
            "rule.fact",
            "rule.overlap",
            "rule",
            "rule.reference",
            "rule.routing",
            "rule.security",
            "rule.traffic",
            "rule.environment",
            "rule.organisation",
            "acceptance",
            "policy.*",
            "policy",
            "rule.catalog",
            "fix",
            "validation",
            "plan",
            "emit",
            JOINING,
            "diff.contract",
            "diff",
            "report",
            "release");

    /** Packages that read or write files, open connections or ask for the time. */
    private static final Set<String> OUTWARD = Set.of("source");

    /** Components that are shared as they are, each for a reason that its record states. */
    private static final Set<String> CHANGEABLE = Set.of();

    /** Parts of java.net that only read text. */
    private static final Set<String> URI_TYPES = Set.of("URI", "URISyntaxException");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mgwc.compiler");

    private static final DescribedPredicate<JavaClass> OUTSIDE_WORLD = DescribedPredicate.describe(
            "the outside world",
            type -> type.getPackageName().startsWith("java.nio.file")
                    || type.getPackageName().startsWith("java.nio.channels")
                    || (type.getPackageName().startsWith("java.net") && !URI_TYPES.contains(type.getSimpleName()))
                    || type.getName().startsWith("java.io.File")
                    || type.getName().equals("java.io.RandomAccessFile")
                    || type.getName().equals("mgwc.release.ReleaseDirectory")
                    || type.getName().equals("mgwc.release.ReleaseWriter")
                    || type.getName().equals("java.lang.ProcessBuilder")
                    || type.getName().equals("java.time.Clock")
                    || type.getName().equals("java.util.Random")
                    || type.getName().equals("java.security.SecureRandom"));

    private static String name(String stage) {
        return stage.equals(JOINING) ? "mgwc.compiler" : "mgwc.compiler." + stage;
    }

    @TestFactory
    Stream<DynamicTest> packagesUseOnlyThoseBeforeThem() {
        return ORDER.stream()
                .map(stage -> DynamicTest.dynamicTest(name(stage), () -> {
                    String[] later = ORDER.subList(ORDER.indexOf(stage) + 1, ORDER.size()).stream()
                            .map(ArchitectureTest::name)
                            .toArray(String[]::new);
                    if (later.length > 0) {
                        noClasses()
                                .that()
                                .resideInAPackage(name(stage))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(later)
                                .allowEmptyShould(true)
                                .check(CLASSES);
                    }
                }));
    }

    @Test
    void everyClassBelongsToAStage() {
        classes()
                .should()
                .resideInAnyPackage(ORDER.stream().map(ArchitectureTest::name).toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void onlyOutwardPackagesTouchTheOutsideWorld() {
        noClasses()
                .that()
                .resideInAnyPackage(inward())
                .should()
                .dependOnClassesThat(OUTSIDE_WORLD)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(inward())
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(CLASSES);
    }

    @Test
    void theCompilerIsALibraryWithoutASurface() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "picocli..", "org.eclipse.lsp4j..", "org.jose4j..", "mgwc.cli..", "mgwc.lsp..", "mgwc.dev..")
                .because("whoever embeds it needs no command line, editor protocol or token issuer")
                .check(CLASSES);
    }

    @Test
    void staticFieldsAreFinal() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(inward())
                .and()
                .areStatic()
                .should()
                .beFinal()
                .check(CLASSES);
    }

    @Test
    void recordsHoldNoArraysAndCopyTheirCollections() {
        assertThat(PackageLaws.changeableComponents(CLASSES)).isEqualTo(CHANGEABLE);
    }

    @Test
    void noPackageIsCrowded() {
        PackageLaws.noPackageIsCrowded(CLASSES);
    }

    @Test
    void simpleNamesAreUnique() {
        PackageLaws.simpleNamesAreUnique(CLASSES);
    }

    private static String[] inward() {
        return ORDER.stream()
                .filter(stage -> !OUTWARD.contains(stage))
                .map(ArchitectureTest::name)
                .toArray(String[]::new);
    }
}
