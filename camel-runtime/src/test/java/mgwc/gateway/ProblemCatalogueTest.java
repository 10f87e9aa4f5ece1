package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mgwc.gateway.identity.Authenticated;
import mgwc.gateway.jwt.JwtDecision;
import mgwc.gateway.policy.throttle.Admission;
import mgwc.gateway.policy.throttle.LimitSubject;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.Refusal;
import org.junit.jupiter.api.Test;

/** All problems of the gateway together, wherever they are made. */
class ProblemCatalogueTest {

    private static final Refusal EXPIRED = new Refusal(AuthFailure.EXPIRED, "expired");

    private static final List<Object> SAMPLES = List.of(
            1L,
            "text",
            Set.of("scope"),
            EXPIRED,
            new JwtDecision.Refused(EXPIRED),
            new JwtDecision.Refused(new Refusal(AuthFailure.NO_KEY, "no key")),
            new Authenticated("i", Optional.empty(), Optional.of("web"), Set.of(), Map.of(), Optional.empty()),
            new Admission.Limited(new LimitSubject.OfApi("api"), 1),
            new Admission.Limited(new LimitSubject.OfOperation("api", "operation"), 1),
            new Admission.Limited(new LimitSubject.OfSubscription("application", "api"), 1));

    @Test
    void oneCodeAlwaysComesWithOneStatusOneTitleAndOneCategory() throws Exception {
        var catalogue = catalogue();

        assertThat(catalogue.stream().map(Problem::code).distinct()).hasSizeGreaterThanOrEqualTo(24);
        for (Problem one : catalogue) {
            assertThat(catalogue)
                    .filteredOn(other -> other.code() == one.code())
                    .allMatch(other -> other.status() == one.status()
                            && other.title().equals(one.title())
                            && other.category() == one.category());
            assertThat(one.status()).isBetween(400, 599);
            assertThat(one.status() != 401 || one.challenge().isPresent()).isTrue();
            assertThat(one.status() == 429).isEqualTo(one.category() == Problem.Category.RATE_LIMITED);
            assertThat(one.status() != 429 || one.retryAfterSeconds().isPresent())
                    .isTrue();
            boolean callerNotLetIn = Set.of(Problem.Category.UNAUTHENTICATED, Problem.Category.FORBIDDEN)
                    .contains(one.category());
            assertThat(!callerNotLetIn || one.refusal().isPresent())
                    .as(one.toString())
                    .isTrue();
        }
    }

    private static List<Problem> catalogue() throws ReflectiveOperationException {
        var problems = new ArrayList<Problem>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("mgwc.gateway")) {
            for (Method factory : type.reflect().getDeclaredMethods()) {
                if (Modifier.isStatic(factory.getModifiers())
                        && factory.getReturnType() == Problem.class
                        && factory.getParameterCount() < 2) {
                    problems.addAll(made(factory));
                }
            }
        }
        return problems;
    }

    private static List<Problem> made(Method factory) throws ReflectiveOperationException {
        factory.setAccessible(true);
        if (factory.getParameterCount() == 0) {
            return List.of((Problem) factory.invoke(null));
        }
        Class<?> parameter = factory.getParameterTypes()[0];
        var problems = new ArrayList<Problem>();
        for (Object sample : samples(parameter).toList()) {
            problems.add((Problem) factory.invoke(null, sample));
        }
        return problems;
    }

    private static Stream<?> samples(Class<?> parameter) {
        return parameter.isEnum()
                ? Arrays.stream(parameter.getEnumConstants())
                : SAMPLES.stream()
                        .filter(sample ->
                                parameter == long.class ? sample instanceof Long : parameter.isInstance(sample));
    }
}
