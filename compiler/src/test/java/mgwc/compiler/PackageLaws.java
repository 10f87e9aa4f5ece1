package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Laws that hold for the packages of every module of the compiler's side. */
public final class PackageLaws {

    private static final int MOST_CLASSES = 40;

    private PackageLaws() {}

    /** A package holds at most 40 classes, nested ones not counted. */
    public static void noPackageIsCrowded(Iterable<JavaClass> classes) {
        Map<String, Integer> sizes = new TreeMap<>();
        topLevel(classes).forEach(type -> sizes.merge(type.getPackageName(), 1, Integer::sum));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(MOST_CLASSES));
    }

    /** No two classes share a simple name, nested ones not counted. */
    public static void simpleNamesAreUnique(Iterable<JavaClass> classes) {
        List<String> names =
                topLevel(classes).stream().map(JavaClass::getSimpleName).toList();

        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }

    /**
     * Which public records can be changed from outside as far as bytecode shows: an array as a component, a collection
     * that the canonical constructor does not copy, or a collection class that can be changed.
     *
     * @return {@code Record.component}, by the names that source code has
     */
    public static Set<String> changeableComponents(Iterable<JavaClass> classes) {
        Set<String> changeable = new TreeSet<>();
        for (JavaClass type : classes) {
            if (type.isRecord() && isPublic(type)) {
                List<JavaField> collections = new ArrayList<>();
                for (JavaField component : type.getFields()) {
                    if (component.getModifiers().contains(JavaModifier.STATIC)) {
                        continue;
                    }
                    if (isChangeable(component.getRawType())) {
                        changeable.add(name(component));
                    } else if (isCollection(component.getRawType())) {
                        collections.add(component);
                    }
                }
                if (copies(type) < collections.size()) {
                    collections.forEach(component -> changeable.add(name(component)));
                }
            }
        }
        return changeable;
    }

    private static List<JavaClass> topLevel(Iterable<JavaClass> classes) {
        List<JavaClass> top = new ArrayList<>();
        classes.forEach(type -> {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                top.add(type);
            }
        });
        return top;
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PackageLaws::isPublic).orElse(true);
    }

    private static boolean isCollection(JavaClass type) {
        return type.isInterface() && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
    }

    private static boolean isChangeable(JavaClass type) {
        boolean collectionClass =
                !type.isInterface() && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
        return type.isArray()
                || collectionClass
                || type.isAssignableTo(CharSequence.class) && !type.isEquivalentTo(String.class);
    }

    /** How often the constructors of a record call {@code copyOf} or {@code Collections.unmodifiable...}. */
    private static int copies(JavaClass type) {
        return type.getConstructors().stream()
                .map(JavaConstructor::getMethodCallsFromSelf)
                .map(calls -> calls.stream()
                        .filter(PackageLaws::isCopy)
                        .collect(Collectors.toSet())
                        .size())
                .reduce(0, Math::max);
    }

    private static boolean isCopy(JavaMethodCall call) {
        String name = call.getName();
        return call.getTargetOwner().getPackageName().equals("java.util")
                && (name.equals("copyOf") || name.startsWith("unmodifiable") || name.equals("toList"));
    }

    private static String name(JavaField component) {
        String owner = component.getOwner().getName();
        return owner.substring(component.getOwner().getPackageName().length() + 1)
                        .replace('$', '.') + "." + component.getName();
    }
}
