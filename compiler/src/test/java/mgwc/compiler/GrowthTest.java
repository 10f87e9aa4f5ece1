package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diff.EffectiveDiff;
import mgwc.compiler.report.Format;
import mgwc.compiler.report.Inspection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Ten times the input costs at most fourteen times the CPU time, whichever dimension grows. Part of the
 * {@code thorough} profile, because it needs a machine that does nothing else.
 */
@Tag("thorough")
class GrowthTest {

    private static final double MOST = 14;
    private static final int ROUNDS = 3;
    private static final Duration LONG_ENOUGH = Duration.ofMillis(200);
    private static final InMemory SHOP = InMemory.shop();
    private static final String API = "apis/menu/v1/api.yaml";
    private static final String CONTRACT = "apis/menu/v1/openapi.yaml";
    private static final List<String> ENVIRONMENTS = List.of("dev", "prod");

    /** Work on an input of a size; what it gives is only there to be used. */
    private interface Work {
        int run();
    }

    @TestFactory
    Stream<DynamicTest> validation() {
        return Stream.of(
                grows("APIs", 100, size -> validated(apis(size))),
                grows("findings in a file", 300, size -> validated(findings(size, "\n"))),
                grows("operations", 300, size -> validated(contract(operations(size)))),
                grows("schemas that refer to each other", 1_000, size -> validated(contract(chain(size)))),
                grows("references to one schema", 1_000, size -> validated(contract(references(size)))),
                grows("nested schemas", 4, size -> validated(contract(nested(size)))),
                grows("parents of allOf", 12, size -> validated(contract(allOf((int) Math.sqrt(size * 12), "object")))),
                grows("environments", 10, GrowthTest::environments),
                grows("applications", 100, size -> validated(applications(size))),
                grows("tiers", 100, size -> validated(tiers(size))),
                grows("length of a line in a document", 300, size -> validated(longLine(size))));
    }

    @TestFactory
    Stream<DynamicTest> reports() {
        return Arrays.stream(Format.values())
                .flatMap(format -> Stream.of(
                        grows("findings in " + format, 300, size -> reported(format, findings(size, "\n"))),
                        grows("findings on one line in " + format, 300, size -> reported(format, findings(size, "")))));
    }

    @TestFactory
    Stream<DynamicTest> comparison() {
        return Stream.of(
                grows("compared operations", 300, size -> compared(operations(size), "string", "integer")),
                grows("compared schemas", 1_000, size -> compared(chain(size), "string", "integer")),
                grows(
                        "compared messages that share a schema",
                        300,
                        size -> compared(references(size), "string", "integer")),
                grows(
                        "compared circles of schemas in many messages",
                        200,
                        size -> compared(circles(size), "string", "integer")),
                grows("compared nested schemas", 4, size -> compared(nested(size), "string", "integer")),
                grows(
                        "compared parents of allOf",
                        12,
                        size -> compared(allOf((int) Math.sqrt(size * 12), "object"), "object", "array")),
                grows("compared variants", 100, size -> compared(variants(size), "string", "integer")));
    }

    private static DynamicTest grows(String dimension, int smallest, IntFunction<Work> input) {
        return DynamicTest.dynamicTest(dimension, () -> {
            List<Integer> sizes = List.of(smallest, smallest * 3, smallest * 10);
            List<Work> works = sizes.stream().map(input::apply).toList();
            works.forEach(Work::run);
            List<Long> costs = works.stream().map(GrowthTest::micros).toList();
            String measured = IntStream.range(0, sizes.size())
                    .mapToObj(i -> sizes.get(i) + ": " + costs.get(i) + " µs")
                    .collect(Collectors.joining(", "));

            assertThat((double) costs.get(2) / Math.max(1, costs.get(0)))
                    .as(measured)
                    .isLessThanOrEqualTo(MOST);
        });
    }

    /** CPU time of all threads for one run, as the least of some rounds that are long enough for the clock. */
    private static long micros(Work work) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = system.getProcessCpuTime();
            long spent = 0;
            int runs = 0;
            while (spent < LONG_ENOUGH.toNanos()) {
                work.run();
                runs++;
                spent = system.getProcessCpuTime() - before;
            }
            least = Math.min(least, spent / runs);
        }
        return least / 1_000;
    }

    private static Work validated(InMemory workspace) {
        return () -> new Compiler()
                .validate(Outcome.of(workspace.tree()), ENVIRONMENTS)
                .size();
    }

    private static Work reported(Format format, InMemory workspace) {
        List<Diagnostic> findings = new Compiler().validate(Outcome.of(workspace.tree()), ENVIRONMENTS);
        Inspection inspection = new Inspection(
                Report.of(findings),
                workspace.tree(),
                found -> Optional.empty(),
                new TreeSet<>(List.of(CONTRACT)),
                new TreeSet<>(ENVIRONMENTS),
                new Nameless());
        return () -> {
            StringBuilder text = new StringBuilder();
            try {
                format.write(inspection, true, text);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return text.length();
        };
    }

    private static Work compared(String contract, String old, String now) {
        InMemory before = contract(contract);
        InMemory after = contract(contract.replace(old, now));
        return () -> EffectiveDiff.between(before.config("dev"), after.config("dev"))
                .changes()
                .size();
    }

    private static InMemory contract(String text) {
        return SHOP.with(CONTRACT, text).edit(API, api -> api.substring(0, api.indexOf("  operations:")));
    }

    private static InMemory apis(int count) {
        InMemory workspace = SHOP;
        for (int i = 0; i < count; i++) {
            String folder = "apis/api" + i + "/v1/";
            String api = text(SHOP, API).replace("menu", "api" + i);
            workspace = workspace.with(folder + "api.yaml", api).with(folder + "openapi.yaml", text(SHOP, CONTRACT));
        }
        return workspace;
    }

    private static String text(InMemory workspace, String file) {
        return new String(workspace.tree().file(file).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    /** A contract in JSON with a wrong field in each of its operations. */
    private static InMemory findings(int count, String lineEnd) {
        return contract(head(lineEnd)
                + paths(
                        count,
                        lineEnd,
                        i -> "\"get\": {\"responses\": {\"200\": {\"description\": \"x\"}}, \"wrong" + i + "\": 1}")
                + "}");
    }

    private static String operations(int count) {
        return head("\n") + paths(count, "\n", i -> "\"get\": " + response("{\"type\": \"string\"}")) + "}";
    }

    private static String references(int count) {
        return head("\n") + paths(count, "\n", i -> "\"get\": " + response(ref("Shared"))) + ", "
                + schemas(List.of("\"Shared\": {\"properties\": {\"a\": {\"type\": \"string\"}}}")) + "}";
    }

    private static String chain(int count) {
        List<String> schemas = IntStream.range(0, count)
                .mapToObj(i -> "\"S" + i + "\": {\"properties\": {\"name\": {\"type\": \"string\"}, \"next\": "
                        + (i + 1 < count ? ref("S" + (i + 1)) : "{}") + "}}")
                .toList();
        return head("\n") + paths(1, "\n", i -> "\"get\": " + response(ref("S0"))) + ", " + schemas(schemas) + "}";
    }

    /** As many messages as schemas, each of which leads to all others. */
    private static String circles(int count) {
        List<String> schemas = IntStream.range(0, count)
                .mapToObj(i -> "\"S" + i + "\": {\"properties\": {\"name\": {\"type\": \"string\"}, \"next\": "
                        + ref("S" + (i + 1) % count) + ", \"other\": " + ref("S" + i * 7 % count) + "}}")
                .toList();
        return head("\n") + paths(count, "\n", i -> "\"get\": " + response(ref("S" + i))) + ", " + schemas(schemas)
                + "}";
    }

    private static String variants(int count) {
        List<String> schemas = IntStream.range(0, count)
                .mapToObj(i -> "\"S" + i + "\": {\"properties\": {\"name" + i + "\": {\"type\": \"string\"}}}")
                .toList();
        String all = IntStream.range(0, count).mapToObj(i -> ref("S" + i)).collect(Collectors.joining(", "));
        return head("\n") + paths(1, "\n", i -> "\"get\": " + response("{\"oneOf\": [" + all + "]}")) + ", "
                + schemas(schemas) + "}";
    }

    private static String nested(int depth) {
        return head("\n")
                + paths(
                        1,
                        "\n",
                        i -> "\"get\": "
                                + response("{\"properties\": {\"a\": ".repeat(depth) + "{\"type\": \"string\"}"
                                        + "}}".repeat(depth)))
                + "}";
    }

    /** Each schema is made of all later ones, so that the text grows with the square of their number. */
    private static String allOf(int count, String type) {
        List<String> schemas = IntStream.range(0, count)
                .mapToObj(i -> "\"S" + i + "\": {\"type\": \"" + type + "\", \"allOf\": ["
                        + IntStream.rangeClosed(i + 1, count)
                                .mapToObj(j -> ref("S" + j))
                                .collect(Collectors.joining(", "))
                        + "], \"properties\": {\"p" + i + "\": {}}}")
                .collect(Collectors.toCollection(ArrayList::new));
        schemas.add("\"S" + count + "\": {\"type\": \"" + type + "\"}");
        return head("\n") + paths(1, "\n", i -> "\"get\": " + response(ref("S0"))) + ", " + schemas(schemas) + "}";
    }

    private static String head(String lineEnd) {
        return "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"x\", \"version\": \"1\"}," + lineEnd;
    }

    private static String paths(int count, String lineEnd, IntFunction<String> operation) {
        return "\"paths\": {"
                + IntStream.range(0, count)
                        .mapToObj(i -> "\"/p" + i + "\": {" + operation.apply(i) + "}")
                        .collect(Collectors.joining("," + lineEnd))
                + "}";
    }

    private static String response(String schema) {
        return "{\"responses\": {\"200\": {\"description\": \"x\", \"content\": {\"application/json\": {\"schema\": "
                + schema + "}}}}}";
    }

    private static String ref(String name) {
        return "{\"$ref\": \"#/components/schemas/" + name + "\"}";
    }

    private static String schemas(List<String> schemas) {
        return "\"components\": {\"schemas\": {" + String.join(",\n", schemas) + "}}";
    }

    private static Work environments(int count) {
        InMemory workspace = SHOP;
        List<String> names = IntStream.range(0, count).mapToObj(i -> "e" + i).toList();
        for (String name : names) {
            workspace = workspace.with(
                    "environments/" + name + "/environment.yaml",
                    text(SHOP, "environments/dev/environment.yaml").replace("dev", name));
        }
        InMemory whole = workspace;
        return () -> new Compiler().validate(Outcome.of(whole.tree()), names).size();
    }

    private static InMemory applications(int count) {
        InMemory workspace = SHOP;
        for (int i = 0; i < count; i++) {
            workspace = workspace.with(
                    "applications/app" + i + ".yaml",
                    text(SHOP, "applications/web.yaml").replace("web", "app" + i));
        }
        return workspace;
    }

    private static InMemory tiers(int count) {
        return SHOP.edit(
                "policies/tiers.yaml",
                text -> text
                        + IntStream.range(0, count)
                                .mapToObj(i -> "    T" + i + ": {requests: " + (i + 1) + ", per: 1m}\n")
                                .collect(Collectors.joining()));
    }

    private static InMemory longLine(int count) {
        return SHOP.edit(
                API,
                text -> text.substring(0, text.indexOf("  operations:")) + "  operations: {"
                        + IntStream.range(0, count)
                                .mapToObj(i -> "op" + i + ": {security: {anonymous: true}}")
                                .collect(Collectors.joining(", "))
                        + "}\n");
    }
}
