package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.step.StepPlanner;
import org.junit.jupiter.api.Test;

/**
 * Whatever somebody may write in a file has an effect: a field that nobody reads would be a promise that nobody keeps.
 */
class NothingIsIgnoredTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("mgwc.compiler", "mgwc.model");

    /**
     * Whose fields are read elsewhere: what is for people, for the pipeline, and what is read before it is a record.
     */
    private static final List<String> READ_ELSEWHERE = List.of(
            "Api.Spec.openapi",
            "ApiOverlay.",
            "Environment.TierChange.",
            "EnvironmentRelease.",
            "Metadata.description",
            "Metadata.owner",
            "Metadata.version",
            "ThrottlingTiers.",
            "Waivers.metadata",
            "Workspace.Spec.rules",
            "Workspace.Spec.ruleset",
            "Workspace.metadata");

    /** Methods of planners and definitions that write {@code gateway.json} and what lies beside it. */
    private static final Set<String> WRITING = Set.of("write", "files", "<clinit>");

    @Test
    void everyFieldOfADocumentIsReadByAStage() {
        Set<String> unread = unread(
                CLASSES.stream()
                        .filter(type -> type.getPackageName().equals("mgwc.model"))
                        .toList(),
                "mgwc.compiler.");

        assertThat(unread).allMatch(field -> READ_ELSEWHERE.stream().anyMatch(field::startsWith));
    }

    @Test
    void everythingThatIsPlannedIsEmitted() {
        Set<JavaClass> planned = new HashSet<>();
        reach(CLASSES.get(GatewayPlan.class), planned);

        assertThat(planned).extracting(JavaClass::getSimpleName).contains("ApiPlan", "Analytics", "PlannedStep");
        assertThat(unread(planned, "mgwc.compiler.emit.", "mgwc.compiler.step."))
                .isEmpty();
    }

    @Test
    void everythingThatAStepOrADefinitionHoldsIsWritten() {
        Set<JavaClass> held = new HashSet<>();
        CLASSES.stream()
                .filter(type -> type.isAssignableTo(StepPlanner.class) && !type.isInterface())
                .flatMap(planner -> planner.getMethods().stream())
                .filter(method -> method.getName().equals("write"))
                .map(method -> method.getParameterTypes().getFirst())
                .forEach(configuration -> reach(configuration, held));
        CLASSES.stream()
                .filter(type -> type.getName().startsWith("mgwc.compiler.step.")
                        && type.getName().contains("Definition"))
                .filter(type -> !type.getSimpleName().startsWith("Definition"))
                .forEach(held::add);

        assertThat(held).extracting(JavaClass::getSimpleName).contains("Authorize", "OfOperation", "Fetched", "Basic");
        assertThat(unread(held, access -> WRITING.contains(access.getOrigin().getName())))
                .isEmpty();
    }

    private static void reach(JavaType type, Set<JavaClass> reached) {
        for (JavaClass raw : type.getAllInvolvedRawTypes()) {
            if (raw.getPackageName().startsWith("mgwc.") && CLASSES.contain(raw.getName()) && reached.add(raw)) {
                raw.getFields().forEach(field -> reach(field.getType(), reached));
                raw.getAllSubclasses().forEach(kind -> reach(kind, reached));
            }
        }
    }

    /** Who asks for a component: of the record, of an interface that has it too, or within the record itself. */
    private static Stream<JavaAccess<?>> accesses(JavaClass type, String component) {
        Stream<JavaMethod> accessors = Stream.concat(Stream.of(type), type.getAllRawInterfaces().stream())
                .flatMap(owner -> owner.tryGetMethod(component).stream());
        Stream<JavaAccess<?>> within = type.getField(component).getAccessesToSelf().stream()
                .filter(access -> access.getOrigin() instanceof JavaMethod)
                .filter(access -> !access.getOrigin().getName().equals(component))
                .map(access -> access);
        return Stream.concat(accessors.flatMap(accessor -> accessor.getAccessesToSelf().stream()), within);
    }

    /** The components of records that no class of a package asks for. */
    private static Set<String> unread(Collection<JavaClass> types, String... readers) {
        return unread(
                types,
                access ->
                        Arrays.stream(readers).anyMatch(access.getOriginOwner().getName()::startsWith));
    }

    private static Set<String> unread(Collection<JavaClass> types, Predicate<JavaAccess<?>> reading) {
        Set<String> unread = new TreeSet<>();
        types.stream().filter(JavaClass::isRecord).forEach(type -> {
            for (RecordComponent component : type.reflect().getRecordComponents()) {
                boolean read = accesses(type, component.getName()).anyMatch(reading);
                if (!read) {
                    String name = type.getName().substring(type.getPackageName().length() + 1);
                    unread.add(name.replace('$', '.') + "." + component.getName());
                }
            }
        });
        return unread;
    }
}
