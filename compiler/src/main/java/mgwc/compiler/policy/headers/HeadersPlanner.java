package mgwc.compiler.policy.headers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mgwc.compiler.effective.EffectiveApi;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.policy.headers.HeadersStep.Edits;
import mgwc.compiler.policy.headers.HeadersStep.Field;
import mgwc.compiler.policy.headers.HeadersStep.Value;
import mgwc.compiler.step.Planning;
import mgwc.compiler.step.ReleaseNodes;
import mgwc.compiler.step.StepPlanner;
import mgwc.model.Headers;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plans the changes of header fields. */
final class HeadersPlanner implements StepPlanner<HeadersStep> {

    @Override
    public String name() {
        return "headers";
    }

    @Override
    public Optional<HeadersStep> operation(EffectiveOperation operation, Planning planning) {
        return operation
                .section(HeadersSection.SECTION)
                .map(headers -> new HeadersStep(
                        headers.request().flatMap(HeadersPlanner::edits),
                        headers.response().flatMap(HeadersPlanner::edits)))
                .filter(HeadersPlanner::changesSomething);
    }

    /** No backend gets a request that matches no operation, but the caller gets a response. */
    @Override
    public Optional<HeadersStep> api(EffectiveApi api, Planning planning) {
        return api.section(HeadersSection.SECTION)
                .map(headers ->
                        new HeadersStep(Optional.empty(), headers.response().flatMap(HeadersPlanner::edits)))
                .filter(HeadersPlanner::changesSomething);
    }

    private static boolean changesSomething(HeadersStep step) {
        return step.request().isPresent() || step.response().isPresent();
    }

    private static Optional<Edits> edits(Headers.Edits edits) {
        Edits planned = new Edits(
                edits.remove().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .sorted()
                        .distinct()
                        .toList(),
                fields(edits.set()),
                fields(edits.add()));
        boolean empty = planned.remove().isEmpty()
                && planned.set().isEmpty()
                && planned.add().isEmpty();
        return empty ? Optional.empty() : Optional.of(planned);
    }

    private static List<Field> fields(Map<String, Headers.Value> values) {
        Map<String, Headers.Value> byName = new TreeMap<>();
        values.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
        return byName.entrySet().stream()
                .map(field -> new Field(field.getKey(), value(field.getValue())))
                .toList();
    }

    private static Value value(Headers.Value value) {
        Optional<Value> constant = value.value().map(Value.Constant::new);
        Optional<Value> claim = value.claim().map(Value.Claim::new);
        return constant.or(() -> claim)
                .orElseGet(() -> new Value.Application(value.application()
                        .map(property ->
                                property.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse("name")));
    }

    @Override
    public Set<String> claims(EffectiveOperation operation) {
        Set<String> claims = new TreeSet<>();
        operation
                .section(HeadersSection.SECTION)
                .ifPresent(headers -> Stream.of(headers.request(), headers.response())
                        .flatMap(Optional::stream)
                        .flatMap(edits -> Stream.of(edits.set(), edits.add()))
                        .flatMap(fields -> fields.values().stream())
                        .forEach(value -> value.claim().ifPresent(claims::add)));
        return claims;
    }

    @Override
    public void write(HeadersStep step, ObjectNode json) {
        step.request().ifPresent(edits -> write(edits, json.putObject("request")));
        step.response().ifPresent(edits -> write(edits, json.putObject("response")));
    }

    private static void write(Edits edits, ObjectNode json) {
        json.set("remove", ReleaseNodes.strings(edits.remove()));
        write(edits.set(), json.putArray("set"));
        write(edits.add(), json.putArray("add"));
    }

    private static void write(List<Field> fields, ArrayNode json) {
        for (Field field : fields) {
            ObjectNode value = json.addObject().put("name", field.name()).putObject("value");
            switch (field.value()) {
                case Value.Constant constant -> value.put("constant", constant.text());
                case Value.Claim claim -> value.put("claim", claim.name());
                case Value.Application application -> value.put("application", application.property());
            }
        }
    }
}
