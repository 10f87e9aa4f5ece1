package mgwc.dev;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.effective.Authentication;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.compiler.plan.GatewayPlan.OperationPlan;
import mgwc.compiler.policy.authenticate.Authenticate;
import mgwc.compiler.policy.authorize.Authorize;
import mgwc.compiler.policy.forward.Forward;
import mgwc.compiler.policy.throttle.Throttle;
import mgwc.compiler.step.ApplicationDefinition;
import mgwc.compiler.step.IssuerDefinition;
import mgwc.compiler.step.KeyType;
import mgwc.compiler.step.TierDefinition;
import mgwc.compiler.step.UpstreamDefinition;
import mgwc.compiler.step.UpstreamDefinition.Backend;
import mgwc.dev.MockAnswer.Body;
import mgwc.value.ApiId;
import mgwc.value.HttpMethod;

/** Chooses the requests that show best what an environment's gateway does, and writes them as {@code curl} lines. */
public final class SampleCalls {

    /** More requests than this are no demonstration any more. */
    private static final long MOST_REQUESTS = 2_000;

    private final GatewayPlan plan;
    private final SortedMap<ApiId, Contract> contracts;
    private final URI gateway;
    private final String tokenCommand;

    /** @param tokenCommand how to call {@code mgwc token} for this environment, ready for a shell */
    public SampleCalls(GatewayPlan plan, SortedMap<ApiId, Contract> contracts, URI gateway, String tokenCommand) {
        this.plan = plan;
        this.contracts = contracts;
        this.gateway = gateway;
        this.tokenCommand = tokenCommand;
    }

    /** An operation, and who calls it: nobody in particular when it is open. */
    private record Call(ApiPlan api, OperationPlan operation, Optional<Caller> caller) {

        boolean anonymous() {
            return operation.authentication() == Authentication.NONE;
        }

        List<String> scopes() {
            return operation
                    .steps()
                    .configuration(Authorize.class)
                    .map(Authorize::scopes)
                    .orElse(List.of());
        }

        List<String> issuers() {
            return operation
                    .steps()
                    .configuration(Authenticate.class)
                    .map(Authenticate::issuers)
                    .orElse(List.of());
        }
    }

    private record Caller(String name, ApplicationDefinition application, String credential, KeyType keyType) {}

    /** The lines in the order to try them; one that empties a limit comes last. */
    public List<SampleCall> list() {
        List<Call> calls = calls();
        List<SampleCall> samples = new ArrayList<>();
        best(calls, call -> !call.anonymous()).ifPresent(call -> {
            samples.add(new SampleCall("with-token", status(call), "with a token", curl("-i", call, true, "")));
            samples.add(new SampleCall("without-token", 401, "without", curl("-i", anonymously(call), true, "")));
        });
        best(calls, call -> !call.scopes().isEmpty())
                .ifPresent(call -> samples.add(new SampleCall(
                        "without-scope",
                        403,
                        "without the scope " + String.join(" ", call.scopes()),
                        curl("-i", call, false, ""))));
        best(calls, call -> backends(call).size() > 1)
                .ifPresent(call -> samples.add(new SampleCall(
                        "every-backend",
                        status(call),
                        "backends " + String.join(", ", backends(call)) + " in turn",
                        curl("-s -o /dev/null -D -", call, true, "#[1-" + turns(call) + "]")
                                + " | grep -i x-backend")));
        best(calls, Call::anonymous)
                .ifPresent(call -> samples.add(
                        new SampleCall("open", status(call), "open to everyone", curl("-i", call, true, ""))));
        calls.stream()
                .filter(call -> smallest(call).isPresent())
                .min(Comparator.comparingLong(
                                (Call call) -> smallest(call).orElseThrow().burst())
                        .thenComparing(this::showiness, Comparator.reverseOrder()))
                .filter(call -> requests(smallest(call).orElseThrow()) <= MOST_REQUESTS)
                .ifPresent(call -> samples.add(pastTheLimit(call, smallest(call).orElseThrow())));
        return samples;
    }

    /** The line that shows an API best; nothing if it has no operation that anybody may call. */
    public Optional<SampleCall> of(ApiId api) {
        return best(calls(), call -> call.api().id().equals(api))
                .map(call -> new SampleCall("call", status(call), "`" + api + "`", curl("-i", call, true, "")));
    }

    /** One line for each API that can be called now and could not be called before. */
    public List<SampleCall> since(SampleCalls before) {
        return plan.apis().stream()
                .map(ApiPlan::id)
                .filter(api -> before.of(api).isEmpty())
                .flatMap(api -> of(api).stream())
                .toList();
    }

    /** The APIs with operations that need a subscription, while no application has one: calls get 403, code 900908. */
    public List<ApiId> unsubscribed() {
        return plan.apis().stream()
                .filter(api -> api.operations().stream().anyMatch(SampleCalls::needsSubscription))
                .map(ApiPlan::id)
                .filter(id -> plan.definitions().of(ApplicationDefinition.KIND).values().stream()
                        .noneMatch(application -> application.subscriptions().containsKey(id)))
                .toList();
    }

    private static boolean needsSubscription(OperationPlan operation) {
        return operation.authentication() != Authentication.NONE
                && operation
                        .steps()
                        .configuration(Authorize.class)
                        .map(Authorize::subscriptionRequired)
                        .orElse(false);
    }

    private SampleCall pastTheLimit(Call call, TierDefinition limit) {
        String line = curl("-s -o /dev/null -w '%{http_code}\\n'", call, true, "#[1-" + requests(limit) + "]");
        return new SampleCall(
                "past-the-limit", 429, "after " + limit.burst() + " requests at once", line + " | sort | uniq -c");
    }

    /** Enough to empty the bucket although it fills up again meanwhile. */
    private static long requests(TierDefinition limit) {
        return limit.burst() + limit.burst() / 2 + 5;
    }

    private List<Call> calls() {
        return plan.apis().stream()
                .flatMap(api -> api.operations().stream().flatMap(operation -> calls(api, operation)))
                .filter(call -> upstream(call).isPresent())
                .toList();
    }

    private Stream<Call> calls(ApiPlan api, OperationPlan operation) {
        if (operation.authentication() == Authentication.NONE) {
            return Stream.of(new Call(api, operation, Optional.empty()));
        }
        boolean subscribed = needsSubscription(operation);
        return plan.definitions().of(ApplicationDefinition.KIND).entrySet().stream()
                .filter(application ->
                        !subscribed || application.getValue().subscriptions().containsKey(api.id()))
                .flatMap(application -> application.getValue().credentials().entrySet().stream()
                        .map(credential -> new Caller(
                                application.getKey(),
                                application.getValue(),
                                credential.getKey(),
                                credential.getValue().keyType())))
                .map(caller -> new Call(api, operation, Optional.of(caller)));
    }

    private Optional<Call> best(List<Call> calls, Predicate<Call> wanted) {
        return calls.stream()
                .filter(wanted)
                .max(Comparator.comparingInt(this::showiness).thenComparingLong(this::allowance));
    }

    /** How many requests it takes to reach a limit; of equally good calls the one that can be repeated most. */
    private long allowance(Call call) {
        return smallest(call).map(TierDefinition::burst).orElse(Long.MAX_VALUE);
    }

    /** Reads before writes, plain answers, scopes to leave out, several backends to see, production. */
    private int showiness(Call call) {
        return (call.operation().method() == HttpMethod.GET ? 32 : 0)
                + (status(call) == 200 ? 16 : 0)
                + (call.anonymous() ? 0 : 8)
                + (call.scopes().size() == 1 ? 4 : 0)
                + (backends(call).size() > 1 ? 2 : 0)
                + (call.caller()
                                .map(caller -> caller.keyType() == KeyType.PRODUCTION)
                                .orElse(true)
                        ? 1
                        : 0);
    }

    private Optional<UpstreamDefinition> upstream(Call call) {
        KeyType keyType = call.caller().map(Caller::keyType).orElse(KeyType.PRODUCTION);
        return call.operation()
                .steps()
                .configuration(Forward.class)
                .map(Forward::upstreams)
                .flatMap(upstreams -> Optional.ofNullable(upstreams.get(keyType)))
                .flatMap(name -> Optional.ofNullable(
                        plan.definitions().of(UpstreamDefinition.KIND).get(name)));
    }

    private List<String> backends(Call call) {
        return upstream(call).stream()
                .flatMap(upstream -> upstream.backends().stream())
                .filter(backend -> backend.weight() > 0)
                .map(Backend::name)
                .toList();
    }

    /** Enough requests for every backend to have its turn twice. */
    private int turns(Call call) {
        return 2
                * upstream(call).stream()
                        .flatMap(upstream -> upstream.backends().stream())
                        .mapToInt(Backend::weight)
                        .sum();
    }

    private Optional<TierDefinition> smallest(Call call) {
        Optional<String> subscribed = call.caller()
                .flatMap(caller -> Optional.ofNullable(
                        caller.application().subscriptions().get(call.api().id())))
                .flatMap(tier -> tier);
        Stream<String> others = call.operation().steps().configuration(Throttle.class).stream()
                .flatMap(throttle -> throttle.limits().stream())
                .map(Throttle.Limit::tier);
        return Stream.concat(others, subscribed.stream())
                .flatMap(tier -> Optional.ofNullable(
                        plan.definitions().of(TierDefinition.KIND).get(tier))
                        .stream())
                .min(Comparator.comparingLong(TierDefinition::burst));
    }

    private int status(Call call) {
        return examples(call).map(examples -> examples.answer().status()).orElse(200);
    }

    private Optional<OperationExamples> examples(Call call) {
        return Optional.ofNullable(contracts.get(call.api().id()))
                .flatMap(contract -> contract.operation(call.operation().id())
                        .map(operation -> new OperationExamples(contract, operation)));
    }

    private static Call anonymously(Call call) {
        return new Call(call.api(), call.operation(), Optional.empty());
    }

    private String curl(String options, Call call, boolean scopes, String suffix) {
        StringBuilder line = new StringBuilder("curl ").append(options);
        if (call.operation().method() != HttpMethod.GET) {
            line.append(" -X ").append(call.operation().method());
        }
        call.caller()
                .ifPresent(caller -> line.append(" -H \"Authorization: Bearer $(")
                        .append(token(call, caller, scopes))
                        .append(")\""));
        Optional<Body> body = examples(call).flatMap(OperationExamples::requestBody);
        body.ifPresent(content -> line.append(" -H ")
                .append(quoted("Content-Type: " + content.mediaType()))
                .append(" -d ")
                .append(quoted(content.text())));
        String target = examples(call)
                .map(OperationExamples::requestTarget)
                .orElse(call.operation().template().toString());
        return line.append(' ')
                .append(quoted(gateway + call.api().pathPrefix() + target + suffix))
                .toString();
    }

    private String token(Call call, Caller caller, boolean scopes) {
        StringBuilder command =
                new StringBuilder(tokenCommand).append(" --app ").append(quoted(caller.name()));
        if (caller.keyType() != KeyType.PRODUCTION) {
            command.append(" --credential ").append(quoted(caller.credential()));
        }
        if (!call.issuers()
                .contains(plan.definitions().of(IssuerDefinition.KIND).firstKey())) {
            command.append(" --issuer ").append(quoted(call.issuers().getFirst()));
        }
        if (scopes) {
            call.scopes().forEach(scope -> command.append(" --scope ").append(quoted(scope)));
        }
        return command.toString();
    }

    /** The text as one word of a POSIX shell. */
    public static String quoted(String text) {
        return text.matches("[\\w.:/=@%+,?-]+") && !text.contains("?") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
