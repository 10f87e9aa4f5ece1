package mgwc.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Console;
import mgwc.compiler.Compilation;
import mgwc.compiler.diff.EffectiveDiff;
import mgwc.compiler.report.ReviewText;
import mgwc.compiler.text.Palette;
import mgwc.compiler.text.Tone;
import mgwc.dev.DevSession.Audience;
import mgwc.dev.DevSession.Generation;
import mgwc.dev.SampleCall;
import mgwc.dev.SampleCalls;
import mgwc.value.ApiId;

/** A development session for a person: lines to paste on standard output, everything else beside it. */
public final class DevConsole implements Audience {

    private final CliContext context;
    private final Console console;
    private final Inputs inputs;
    private final Function<Generation, SampleCalls> samples;
    private boolean running;
    private boolean behind;

    public DevConsole(CliContext context, Console console, Inputs inputs, Function<Generation, SampleCalls> samples) {
        this.context = context;
        this.console = console;
        this.inputs = inputs;
        this.samples = samples;
    }

    @Override
    public void ready(Generation generation) {
        running = true;
        behind = false;
        console.progress(generation.plan().environment() + " runs on " + generation.gateway() + ", its admin port is "
                + generation.admin());
        SampleCalls calls = samples.apply(generation);
        print(calls.list());
        calls.unsubscribed().forEach(this::tellToSubscribe);
        console.progress("what you save is compiled and goes live; Ctrl-C stops");
    }

    private void print(List<SampleCall> lines) {
        PrintStream out = context.out();
        Palette palette = console.palette("out");
        for (SampleCall sample : lines) {
            out.println();
            out.println(palette.paint(Tone.CYAN, "# " + sample.status() + "  " + sample.title()));
            out.println(sample.command());
        }
        if (!lines.isEmpty()) {
            out.println();
        }
        out.flush();
    }

    private void tellToSubscribe(ApiId api) {
        console.progress("no application subscribes to `" + api + "`, so its calls get 403, code 900908;"
                + " subscribe one in its file below applications/:\n"
                + "  spec:\n    subscriptions:\n      " + api + ": {tier: Unlimited}");
    }

    @Override
    public void kept(Compilation broken) {
        behind = true;
        console.findings(broken.diagnostics(), ReleaseBuild.lines(inputs.read()));
        if (running) {
            notLive("the gateway serves the version before");
        } else {
            console.progress("nothing runs yet: save it without errors and the gateway starts; Ctrl-C stops");
        }
    }

    @Override
    public void same() {
        if (behind) {
            console.progress(painted(Tone.GREEN, "live again:") + " the gateway serves the saved version");
        }
        behind = false;
    }

    @Override
    public void reloaded(Generation before, Generation now) {
        behind = false;
        StringBuilder changes = new StringBuilder();
        try {
            ReviewText.write(EffectiveDiff.between(before.config(), now.config()), console.palette("err"), changes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        console.progress(painted(Tone.GREEN, "live:") + " " + now.digest() + "\n"
                + changes.toString().stripTrailing());
        SampleCalls calls = samples.apply(now);
        print(calls.since(samples.apply(before)));
        List<ApiId> known = samples.apply(before).unsubscribed();
        calls.unsubscribed().stream().filter(api -> !known.contains(api)).forEach(this::tellToSubscribe);
    }

    @Override
    public void refused(String reason) {
        behind = true;
        notLive("the gateway refused it: " + reason.strip());
    }

    private void notLive(String why) {
        console.progress(painted(Tone.RED, "not live:") + " " + why);
    }

    private String painted(Tone tone, String text) {
        return console.palette("err").paint(tone, text);
    }

    @Override
    public void said(String line) {
        console.progress("gateway | " + line);
    }
}
