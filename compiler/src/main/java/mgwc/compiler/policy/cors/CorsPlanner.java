package mgwc.compiler.policy.cors;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.DeclaredHeaders;
import mgwc.compiler.effective.EffectiveApi;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.step.Planning;
import mgwc.compiler.step.ReleaseNodes;
import mgwc.compiler.step.StepPlanner;
import mgwc.model.Cors;
import mgwc.value.HttpMethod;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plans what pages may do. The contract states which methods and header fields an operation has, so that the Api
 * document names origins only.
 */
final class CorsPlanner implements StepPlanner<CorsStep> {

    /** Pages may read these without asking (WHATWG Fetch, section 2.2.2). */
    private static final Set<String> READ_ANYWAY = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma");

    /** The gateway's own fields, which help a page to find out what went wrong. */
    private static final List<String> OF_THE_GATEWAY = List.of("retry-after", "x-request-id");

    @Override
    public String name() {
        return "cors";
    }

    /** Browsers remember one answer to a preflight for all methods in it, so it names those with the same rules. */
    @Override
    public Optional<CorsStep> operation(EffectiveOperation operation, Planning planning) {
        Optional<Contract> contract = Optional.ofNullable(
                planning.config().contracts().get(operation.api().value().id()));
        Optional<Cors> own = operation.section(CorsSection.SECTION);
        if (own.isEmpty()) {
            return operation.contract().method() == HttpMethod.OPTIONS && anySection(planning.ofSamePath(operation))
                    ? Optional.of(forPreflights())
                    : Optional.empty();
        }
        SortedSet<String> methods = new TreeSet<>();
        SortedSet<String> sent = new TreeSet<>();
        SortedSet<String> read = new TreeSet<>();
        for (EffectiveOperation other : planning.ofSamePath(operation)) {
            if (other.section(CorsSection.SECTION).equals(own)) {
                methods.add(other.contract().method().name());
                add(other, contract, sent, read);
            }
        }
        return Optional.of(step(own.get(), methods, sent, read));
    }

    private static boolean anySection(List<EffectiveOperation> operations) {
        return operations.stream()
                .anyMatch(operation -> operation.section(CorsSection.SECTION).isPresent());
    }

    private static void add(
            EffectiveOperation operation, Optional<Contract> contract, SortedSet<String> sent, SortedSet<String> read) {
        if (!operation.security().anonymous()) {
            sent.add("authorization");
        }
        contract.map(known -> DeclaredHeaders.of(known, operation.contract())).ifPresent(declared -> {
            sent.addAll(declared.request());
            read.addAll(declared.response());
        });
    }

    /** Pages of the API can read responses to requests that match no operation. Most preflights are such requests. */
    @Override
    public Optional<CorsStep> api(EffectiveApi api, Planning planning) {
        return api.section(CorsSection.SECTION)
                .map(cors -> step(cors, new TreeSet<>(), new TreeSet<>(), new TreeSet<>()))
                .or(() -> anySection(api.operations()) ? Optional.of(forPreflights()) : Optional.empty());
    }

    /** Of a target that has no rules, and gets the preflights for operations that have some. */
    private static CorsStep forPreflights() {
        return new CorsStep(List.of(), false, List.of(), List.of(), OF_THE_GATEWAY, 0);
    }

    private static CorsStep step(Cors cors, SortedSet<String> methods, SortedSet<String> sent, SortedSet<String> read) {
        cors.allowHeaders().forEach(name -> sent.add(name.toLowerCase(Locale.ROOT)));
        cors.exposeHeaders().forEach(name -> read.add(name.toLowerCase(Locale.ROOT)));
        read.removeAll(READ_ANYWAY);
        read.addAll(OF_THE_GATEWAY);
        return new CorsStep(
                cors.origins().stream().sorted().toList(),
                cors.allowCredentials(),
                List.copyOf(methods),
                List.copyOf(sent),
                List.copyOf(read),
                cors.maxAge().toSeconds());
    }

    @Override
    public void write(CorsStep step, ObjectNode json) {
        json.set("origins", ReleaseNodes.strings(step.origins()));
        json.put("allowCredentials", step.allowCredentials());
        json.set("allowMethods", ReleaseNodes.strings(step.allowMethods()));
        json.set("allowHeaders", ReleaseNodes.strings(step.allowHeaders()));
        json.set("exposeHeaders", ReleaseNodes.strings(step.exposeHeaders()));
        json.put("maxAgeSeconds", step.maxAgeSeconds());
    }
}
