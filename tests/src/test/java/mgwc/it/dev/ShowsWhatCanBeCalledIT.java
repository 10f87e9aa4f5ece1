package mgwc.it.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.Stream;
import mgwc.it.stage.DevSession;
import mgwc.it.stage.DevSession.Call;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each line that {@code mgwc dev} prints for pasting keeps its promise when it is pasted. */
class ShowsWhatCanBeCalledIT {

    private static DevSession dev;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        dev = DevSession.on(Workspace.copyOfSample(scratch));
    }

    @AfterAll
    static void close() {
        dev.close();
    }

    @Test
    void everyKindOfAnswerIsShown() {
        assertThat(dev.calls()).extracting(Call::status).contains(200, 401, 403, 429);
    }

    @TestFactory
    Stream<DynamicTest> printedLineGivesTheStatusItPromises() {
        return dev.calls().stream()
                .map(call -> dynamicTest(call.toString(), () -> {
                    String answer = dev.paste(call.line());
                    if (call.line().contains("x-backend")) {
                        assertThat(answer).containsIgnoringCase("east").containsIgnoringCase("west");
                    } else {
                        assertThat(answer).contains(" " + call.status());
                    }
                }));
    }
}
