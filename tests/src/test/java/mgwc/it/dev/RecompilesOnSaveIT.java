package mgwc.it.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mgwc.it.stage.DevSession;
import mgwc.it.stage.DevSession.Call;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A save is live in a moment; a broken one is reported and the last good version keeps serving. */
class RecompilesOnSaveIT {

    private static final String API = "apis/pizza-shack/v1/api.yaml";

    @Test
    void brokenSaveIsReportedAndTheNextGoodOneTakenUp(@TempDir Path scratch) {
        Workspace workspace = Workspace.copyOfSample(scratch);
        try (DevSession dev = DevSession.on(workspace)) {
            String call = withItsToken(
                    dev,
                    dev.calls().stream()
                            .filter(one -> one.status() == 200)
                            .findFirst()
                            .orElseThrow());
            assertThat(dev.paste(call)).contains(" 200");

            workspace.edit(API, "response: 5s", "respons: 5s");
            dev.await(text -> text.contains("[MGW2001]"));
            assertThat(dev.output()).contains(API + ":");
            assertThat(dev.paste(call)).contains(" 200");

            workspace
                    .edit(API, "respons: 5s", "response: 5s")
                    .edit(API, "basePath: /pizza-shack/v1", "basePath: /pizza");
            String moved = call.replace("/pizza-shack/v1", "/pizza");
            long deadline = System.nanoTime() + 30_000_000_000L;
            String answer = dev.paste(moved);
            while (!answer.contains(" 200") && System.nanoTime() < deadline) {
                answer = dev.paste(moved);
            }
            assertThat(answer).as(dev.output()).contains(" 200");
            assertThat(dev.paste(call)).contains(" 404");
        }
    }

    /** The line with a token in place of the command that prints one. */
    private static String withItsToken(DevSession dev, Call call) {
        Matcher command = Pattern.compile("\\$\\(([^)]+)\\)").matcher(call.line());
        return command.find() ? command.replaceFirst(dev.paste(command.group(1)).strip()) : call.line();
    }
}
