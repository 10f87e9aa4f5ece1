package mgwc.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseOnDisk;
import mgwc.gateway.release.ReleaseReader;
import mgwc.gateway.release.ReleaseRefused;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamelRoutesTest {

    private static final String ROUTES = "routes/pizza-v1.camel.yaml";

    @TempDir
    Path directory;

    DefaultCamelContext camel;
    CamelRoutes routes;
    ReleaseOnDisk release;

    @BeforeEach
    void startCamel() {
        camel = new DefaultCamelContext();
        EdgeEngine engine = new EdgeEngine();
        camel.getRegistry().bind("platform-http-engine", engine);
        camel.addComponent("platform-http", new EdgeComponent(engine));
        StepComponent.addAll(camel);
        camel.start();
        routes = new CamelRoutes(camel);
        release = ReleaseOnDisk.copyOf("pizza", directory);
    }

    @AfterEach
    void stopCamel() {
        camel.stop();
    }

    @Test
    void theRoutesOfAFileThatStaysTheSameStayAsTheyAre() throws Exception {
        Lease first = new Lease();
        Lease second = new Lease();

        Map<String, String> before = routes.start(read(), 1, first);
        Map<String, String> after = routes.start(read(release.replace("gateway.json", "/menu", "/card")), 2, second);
        first.close();

        assertThat(before)
                .containsEntry("pizza-v1.jwt", "pizza-v1.jwt@g1")
                .containsEntry("pizza-v1.anonymous", "pizza-v1.anonymous@g1")
                .isEqualTo(after);
        assertThat(started()).containsExactlyInAnyOrder("pizza-v1.jwt@g1", "pizza-v1.anonymous@g1");
        second.close();
        assertThat(started()).isEmpty();
    }

    @Test
    void theRoutesOfAChangedFileStandBesideTheOldOnesUntilThoseAreGivenUp() throws Exception {
        Lease first = new Lease();
        routes.start(read(), 1, first);

        routes.start(read(release.edit(ROUTES, yaml -> yaml + "# changed\n")), 2, new Lease());

        assertThat(started())
                .containsExactlyInAnyOrder(
                        "pizza-v1.jwt@g1", "pizza-v1.anonymous@g1", "pizza-v1.jwt@g2", "pizza-v1.anonymous@g2");
        first.close();
        assertThat(started()).containsExactlyInAnyOrder("pizza-v1.jwt@g2", "pizza-v1.anonymous@g2");
    }

    @Test
    void aRefusedFileLeavesNoRouteBehind() throws Exception {
        Lease lease = new Lease();
        release.edit(ROUTES, yaml -> yaml.replaceAll("mgw-usage:spool\\s*$", "mgw-usage:nowhere\n"));

        ReleaseRefused refused =
                catchThrowableOfType(ReleaseRefused.class, () -> routes.start(read(release), 1, lease));
        lease.close();

        assertThat(refused).hasMessageContaining("has the step `mgw-usage:nowhere`");
        assertThat(started()).isEmpty();
    }

    /** Else an unchanged file could be made to serve an operation without asking for the token it needs. */
    @Test
    void anUnchangedRouteIsCheckedAgainstTheOperationsItIsToServe() throws Exception {
        routes.start(read(), 1, new Lease());
        release.replace("gateway.json", "\"throttle\": \"tiny\", ", "");

        ReleaseRefused refused =
                catchThrowableOfType(ReleaseRefused.class, () -> routes.start(read(release), 2, new Lease()));

        assertThat(refused).hasMessageContaining("has the step `throttle`, which its operation `getSpecials` lacks");
    }

    @Test
    void aGuardCannotBeLeftOut() {
        for (String guard : List.of("authenticate:jwt", "authorize:scopes")) {
            String step = guard.substring(0, guard.indexOf(':'));
            ReleaseOnDisk without = ReleaseOnDisk.copyOf("pizza", directory.resolve(step))
                    .replace(ROUTES, "        - to: mgw-" + guard + "\n", "");

            ReleaseRefused refused =
                    catchThrowableOfType(ReleaseRefused.class, () -> routes.start(read(without), 1, new Lease()));

            assertThat(refused)
                    .hasMessageContaining("lacks the step `" + step + "`, which guards its operation `getOrder`");
        }
    }

    @Test
    void aTokenIsLookedAtBeforeTheRequestIsForwarded() {
        release.edit(
                ROUTES,
                yaml -> yaml.replace(
                        "        - to: mgw-authenticate:jwt\n",
                        "        - to: mgw-forward:upstream\n        - to: mgw-authenticate:jwt\n"));

        ReleaseRefused refused =
                catchThrowableOfType(ReleaseRefused.class, () -> routes.start(read(release), 1, new Lease()));

        assertThat(refused).hasMessageContaining("has the step `authenticate` behind `forward`");
    }

    /** Camel would switch the step off, or make the object, before any route could be looked at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "- to: mgw-authenticate:jwt| - to: {uri: mgw-authenticate:jwt, disabled: true}",
                "- to: mgw-authenticate:jwt| - to: {uri: mgw-authenticate:jwt, disabled: \"true\"}",
                "- to: mgw-authenticate:jwt| - to: {uri: mgw-authenticate:jwt, pattern: InOut}",
                "- to: mgw-authenticate:jwt| - toD: mgw-authenticate:jwt",
                "- to: mgw-authenticate:jwt| - to: mgw-authenticate:{{env:HOME}}",
                "- to: mgw-authenticate:jwt| - to: &step mgw-authenticate:jwt",
                "- to: mgw-authenticate:jwt| - to: !!java.util.Timer mgw-authenticate:jwt",
                "id: pizza-v1.jwt|id: pizza-v1.jwt\n    precondition: false",
                "id: pizza-v1.jwt|id: pizza-v1.jwt\n    autoStartup: false",
                "id: pizza-v1.jwt|id: pizza-v1.jwt\n    trace: true",
                "id: pizza-v1.jwt|id: ${env:HOME}",
                "matchOnUriPrefix: true|matchOnUriPrefix: true\n        muteException: true",
                "matchOnUriPrefix: true|matchOnUriPrefix: false",
                "noErrorHandler: {}|deadLetterChannel: {deadLetterUri: 'log:x'}",
                "- route:|- beans: [{name: timer, type: java.util.Timer}]\n- route:",
                "- route:|- intercept: {steps: [{stop: {}}]}\n- route:",
                "- route:|- onException: {exception: [java.lang.Exception], steps: [{stop: {}}]}\n- route:",
                "- route:|- restConfiguration: {port: 1}\n- route:",
                "- route:|- routeConfiguration: {errorHandler: {noErrorHandler: {}}}\n- route:",
                "- route:|- routeTemplate: {id: t, from: {uri: 'timer:x', steps: []}}\n- route:",
                "- route:|- from: {uri: 'timer:x', steps: []}\n- route:",
                "- route:|--- []\n---\n- route:",
                "- route:|- [[[[[[[[[[[[[[[[[[[[[[[[\n- route:",
            })
    void aRouteFileHasNothingButRoutes(String change) {
        String before = change.substring(0, change.indexOf('|'));
        release.edit(ROUTES, yaml -> {
            int at = yaml.indexOf(before);
            return yaml.substring(0, at)
                    + change.substring(before.length() + 1).strip()
                    + yaml.substring(at + before.length());
        });

        ReleaseRefused refused =
                catchThrowableOfType(ReleaseRefused.class, () -> routes.start(read(release), 1, new Lease()));

        assertThat(refused)
                .hasMessageMatching(
                        "`routes/pizza-v1.camel.yaml` is not a route file at line \\d+, column \\d+: expected .+");
        assertThat(camel.getRegistry().<Object>lookupByName("timer")).isNull();
        assertThat(started()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "\u0000", "- route: [", "\"", "text", "{}", "- &a [*a]"})
    void aFileThatIsNotAListOfRoutesIsRefusedWithAReason(String yaml) {
        ReleaseRefused refused = catchThrowableOfType(
                ReleaseRefused.class, () -> routes.start(read(release.write(ROUTES, yaml)), 1, new Lease()));

        assertThat(refused.getMessage())
                .startsWith("`routes/pizza-v1.camel.yaml` is not ")
                .hasLineCount(1);
    }

    @Test
    void nestingOfAnyDepthIsRefused() {
        release.write(ROUTES, "- route: " + "[".repeat(200_000));

        assertThat(catchThrowableOfType(ReleaseRefused.class, () -> routes.start(read(release), 1, new Lease())))
                .hasMessageContaining("expected a mapping");
    }

    @Test
    void twoApisCannotShareARoute() {
        release.edit("gateway.json", json -> {
            int api = json.indexOf("\"pizza-v1\": {\n      \"basePath\"");
            String whole = json.substring(api, json.indexOf("\n    }\n", api) + 6);
            return json.replace(whole, whole + ",\n    " + whole.replaceFirst("pizza-v1", "pizza-v2"));
        });

        ReleaseRefused refused =
                catchThrowableOfType(ReleaseRefused.class, () -> routes.start(read(release), 1, new Lease()));

        assertThat(refused).hasMessageContaining("of `gateway.json` belongs to two APIs");
    }

    private Release read() throws ReleaseRefused {
        return ReleaseReader.read(directory);
    }

    private static Release read(ReleaseOnDisk changed) throws ReleaseRefused {
        return ReleaseReader.read(changed.seal().directory());
    }

    private Set<String> started() {
        return camel.getRoutes().stream().map(Route::getId).collect(Collectors.toSet());
    }
}
