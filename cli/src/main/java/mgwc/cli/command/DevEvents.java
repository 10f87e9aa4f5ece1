package mgwc.cli.command;

import java.util.List;
import java.util.function.Function;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Console;
import mgwc.compiler.Compilation;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diff.EffectiveDiff;
import mgwc.dev.DevSession.Audience;
import mgwc.dev.DevSession.Generation;
import mgwc.dev.SampleCall;
import mgwc.dev.SampleCalls;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A development session for a program: one JSON object a line on standard output. */
final class DevEvents implements Audience {

    private final CliContext context;
    private final Console console;
    private final Inputs inputs;
    private final Function<Generation, SampleCalls> samples;

    DevEvents(CliContext context, Console console, Inputs inputs, Function<Generation, SampleCalls> samples) {
        this.context = context;
        this.console = console;
        this.inputs = inputs;
        this.samples = samples;
    }

    @Override
    public void ready(Generation generation) {
        ObjectNode event = event("ready")
                .put("environment", generation.plan().environment())
                .put("gateway", generation.gateway().toString())
                .put("admin", generation.admin().toString())
                .put("digest", generation.digest());
        SampleCalls calls = samples.apply(generation);
        describe(calls.list(), event.putArray("calls"));
        describe(calls, event);
        send(event);
    }

    @Override
    public void kept(Compilation broken) {
        console.findings(broken.diagnostics(), ReleaseBuild.lines(inputs.read()));
        send(event("kept").put("errors", Report.of(broken.diagnostics()).count(Severity.ERROR)));
    }

    @Override
    public void reloaded(Generation before, Generation now) {
        int changes =
                EffectiveDiff.between(before.config(), now.config()).changes().size();
        ObjectNode event = event("reloaded").put("digest", now.digest()).put("changes", changes);
        SampleCalls calls = samples.apply(now);
        describe(calls.since(samples.apply(before)), event.putArray("calls"));
        describe(calls, event);
        send(event);
    }

    @Override
    public void same() {
        send(event("same"));
    }

    @Override
    public void refused(String reason) {
        send(event("refused").put("reason", reason.strip()));
    }

    @Override
    public void said(String line) {
        console.progress("gateway | " + line);
    }

    private static void describe(List<SampleCall> samples, ArrayNode calls) {
        for (SampleCall sample : samples) {
            calls.addObject()
                    .put("name", sample.name())
                    .put("status", sample.status())
                    .put("title", sample.title())
                    .put("command", sample.command());
        }
    }

    private static void describe(SampleCalls calls, ObjectNode event) {
        ArrayNode unsubscribed = event.putArray("unsubscribed");
        calls.unsubscribed().forEach(api -> unsubscribed.add(api.toString()));
    }

    private static ObjectNode event(String name) {
        return JsonNodeFactory.instance.objectNode().put("event", name);
    }

    private void send(ObjectNode event) {
        context.out().println(event);
        context.out().flush();
    }
}
