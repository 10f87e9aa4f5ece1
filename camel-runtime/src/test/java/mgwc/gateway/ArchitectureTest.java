package mgwc.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which, from those that know nothing to the one that puts everything together. */
@AnalyzeClasses(packages = "mgwc.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_KNOW_ONLY_THOSE_BEFORE_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("problem")
            .definedBy("mgwc.gateway.problem")
            .layer("secret")
            .definedBy("mgwc.gateway.secret")
            .layer("lease")
            .definedBy("mgwc.gateway.lease")
            .layer("release")
            .definedBy("mgwc.gateway.release")
            .layer("jwt")
            .definedBy("mgwc.gateway.jwt")
            .layer("throttle")
            .definedBy("mgwc.gateway.throttle")
            .layer("operation")
            .definedBy("mgwc.gateway.operation", "mgwc.gateway.upstream")
            .layer("tap")
            .definedBy("mgwc.gateway.tap")
            .layer("step")
            .definedBy("mgwc.gateway.step")
            .layer("edge")
            .definedBy("mgwc.gateway.edge")
            .layer("reload")
            .definedBy("mgwc.gateway.reload")
            .layer("admin")
            .definedBy("mgwc.gateway.admin")
            .layer("gateway")
            .definedBy("mgwc.gateway")
            .whereLayer("problem")
            .mayNotAccessAnyLayer()
            .whereLayer("secret")
            .mayNotAccessAnyLayer()
            .whereLayer("lease")
            .mayNotAccessAnyLayer()
            .whereLayer("release")
            .mayOnlyAccessLayers("secret")
            .whereLayer("jwt")
            .mayOnlyAccessLayers("lease")
            .whereLayer("throttle")
            .mayOnlyAccessLayers("lease")
            // an operation leads to its upstream and an upstream forwards requests, which know their operation
            .whereLayer("operation")
            .mayOnlyAccessLayers("problem", "secret", "lease", "release", "jwt", "throttle")
            .whereLayer("tap")
            .mayOnlyAccessLayers("problem", "release", "jwt", "operation")
            .whereLayer("step")
            .mayOnlyAccessLayers("problem", "release", "jwt", "throttle", "operation", "tap")
            .whereLayer("edge")
            .mayOnlyAccessLayers("problem", "lease", "operation", "step")
            .whereLayer("reload")
            .mayOnlyAccessLayers("secret", "lease", "release", "jwt", "throttle", "operation", "step", "edge")
            .whereLayer("admin")
            .mayOnlyAccessLayers("problem", "lease", "release", "operation", "edge", "reload")
            .whereLayer("gateway")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule ONLY_THE_PLUMBING_KNOWS_CAMEL = noClasses()
            .that()
            .resideOutsideOfPackages("mgwc.gateway", "mgwc.gateway.step", "mgwc.gateway.edge", "mgwc.gateway.reload")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule DECISIONS_KNOW_NO_HTTP = noClasses()
            .that()
            .resideInAnyPackage(
                    "mgwc.gateway.secret",
                    "mgwc.gateway.lease",
                    "mgwc.gateway.release",
                    "mgwc.gateway.jwt",
                    "mgwc.gateway.throttle")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..");
}
