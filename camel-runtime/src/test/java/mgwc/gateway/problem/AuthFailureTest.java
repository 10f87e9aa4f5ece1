package mgwc.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mgwc.release.RefusalCatalogue;
import mgwc.release.RefusalEntry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuthFailureTest {

    private static final List<String> REASONS =
            Arrays.stream(AuthFailure.values()).map(AuthFailure::text).toList();

    @Test
    void theSchemaOfTheUsageEventListsTheReasons() throws IOException {
        List<String> listed = new ArrayList<>();
        try (InputStream schema = AuthFailure.class.getResourceAsStream("/mgwc/release/schema/usage-event.json")) {
            JsonMapper.shared()
                    .readTree(schema)
                    .at("/properties/authFailure/enum")
                    .forEach(reason -> listed.add(reason.stringValue()));
        }

        assertThat(listed).isEqualTo(REASONS);
    }

    @Test
    void theCommandLineExplainsTheReasons() {
        assertThat(RefusalCatalogue.entries()).extracting(RefusalEntry::reason).isEqualTo(REASONS);
    }

    @Test
    void theGuideExplainsEveryReason() throws IOException {
        String guide = Files.readString(Path.of("../docs/guides/security.md"));

        assertThat(REASONS).allSatisfy(reason -> assertThat(guide).contains("| `" + reason + "` |"));
    }

    @Test
    void aReasonIsNoPartOfTheAnswer() {
        Problem problem = Problem.of(Problem.Category.UNAUTHENTICATED, 900901, 401, "Invalid Credentials", "no")
                .withChallenge("Bearer");

        Problem refused = problem.because(AuthFailure.WRONG_AUDIENCE, "`aud` names none");

        assertThat(refused.refusal()).contains(new Refusal(AuthFailure.WRONG_AUDIENCE, "`aud` names none"));
        assertThat(ProblemJson.write(refused, Optional.of("urn:x")))
                .isEqualTo(ProblemJson.write(problem, Optional.of("urn:x")));
        assertThat(refused.challenge()).isEqualTo(problem.challenge());
    }
}
