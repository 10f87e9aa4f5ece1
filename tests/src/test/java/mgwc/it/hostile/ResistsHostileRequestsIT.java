package mgwc.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import mgwc.it.hostile.Attack.Outcome;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.RawClient;
import mgwc.it.stage.RawClient.Answer;
import mgwc.it.stage.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Malformed and ambiguous requests, byte for byte, with a backend that keeps the bytes that reach it. Nothing of a
 * malformed request may get there, and nothing may be read there otherwise than the gateway read it.
 */
class ResistsHostileRequestsIT {

    private static final long SEED = 7;
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Upgrade",
            "HTTP2-Settings",
            "Via");
    private static final List<String> PARTS = List.of(
            "close", "x", ",", ";", "=", "\"", "\\", " ", "\t", "(", ")", "/", "\u00e9", "\u00ff", ":", "q=0.5", "-");
    private static final String MARK = "X-Mark: mine";
    private static final RawBackend BACKEND = RawBackend.answering(RawBackend.OK);
    private static Gateway gateway;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        gateway = new Shop().with("PRODUCTION", BACKEND.port()).open(scratch);
    }

    @AfterAll
    static void close() {
        gateway.close();
        BACKEND.close();
    }

    @BeforeEach
    void forget() {
        BACKEND.forget();
    }

    static Stream<Attack> attacks() {
        return Stream.of(Framing.attacks(), Heads.attacks(), Targets.attacks()).flatMap(attacks -> attacks);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void attackHasNoEffect(Attack attack) {
        Answer answer = RawClient.exchange(gateway.api(), attack.bytes());

        switch (attack.outcome()) {
            case Outcome.Refused refused -> expectRefused(answer, refused.statuses());
            case Outcome.Answered answered -> expectAnswered(answer, answered.status());
            case Outcome.Abandoned() -> expectAbandoned(answer);
            case Outcome.Harmless harmless -> expectHarmless(answer, harmless);
        }
        assertThat(gateway.isRunning()).isTrue();
        assertThat(gateway.log()).doesNotContain("\n\tat ");
    }

    /** Values that a parser of lists, parameters, quoted strings or comments could trip over. */
    @Test
    void noValueOfAHopByHopFieldIsAFaultOfTheGateway() {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            String field = HOP_BY_HOP.get(random.nextInt(HOP_BY_HOP.size()));
            StringBuilder value = new StringBuilder();
            for (int part = random.nextInt(8); part >= 0; part--) {
                value.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            Answer answer = RawClient.exchange(
                    gateway.api(), Attack.GET + field + ": " + value + "\r\nConnection: close\r\n\r\n");

            assertThat(answer.status()).as("%s: %s", field, value).isIn(200, 400, 417, 426, 501);
        }
        assertThat(gateway.log()).doesNotContain("\n\tat ");
    }

    @Test
    void secondRequestOnTheConnectionOfARefusedOneIsNotRead() {
        Answer answer = RawClient.exchange(
                gateway.api(), Attack.GET + "\r\n" + Attack.GET + "X A: b\r\n\r\n" + Attack.SMUGGLED);

        assertThat(answer.statuses()).containsExactly(200, 400);
        assertThat(answer.closed()).isTrue();
        assertThat(BACKEND.requests()).hasSize(1);
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() {
        String bytes = Attack.GET + "\r\n" + Attack.GET.replace("door", "window") + "\r\n"
                + Attack.GET.replace("/open/door", "/nowhere") + "Connection: close\r\n\r\n";

        assertThat(RawClient.exchange(gateway.api(), bytes).statuses()).containsExactly(200, 200, 404);
        assertThat(BACKEND.requests()).hasSize(2);
    }

    @Test
    void headerOfTheRequestIsNeverEchoed() {
        for (String path : List.of("/shop/v1/open/door", "/shop/v1/items", "/shop/v1/nowhere", "/shop/v1/dead")) {
            Answer answer = RawClient.exchange(
                    gateway.api(),
                    "GET " + path + " HTTP/1.1\r\nHost: shop.example\r\n" + MARK + "\r\nConnection: close\r\n\r\n");
            assertThat(answer.text().toLowerCase(Locale.ROOT)).doesNotContain("x-mark");
        }
    }

    private static void expectRefused(Answer answer, List<Integer> statuses) {
        assertThat(answer.statuses()).as(answer.text()).hasSizeLessThanOrEqualTo(1);
        if (answer.statuses().length > 0) {
            assertThat(statuses).as(answer.text()).contains(answer.status());
            expectProblem(answer);
        }
        assertThat(answer.closed()).as("connection closed").isTrue();
        expectNothingAtTheBackend();
    }

    private static void expectAnswered(Answer answer, int status) {
        assertThat(answer.statuses()).as(answer.text()).containsExactly(status);
        expectProblem(answer);
        expectNothingAtTheBackend();
    }

    private static void expectAbandoned(Answer answer) {
        assertThat(answer.closed()).as("connection closed").isTrue();
        assertThat(answer.statuses()).as(answer.text()).hasSizeLessThanOrEqualTo(1);
        assertThat(BACKEND.requests()).isEmpty();
        assertThat(BACKEND.fragments()).noneMatch(fragment -> fragment.contains("smuggled"));
    }

    private static void expectHarmless(Answer answer, Outcome.Harmless harmless) {
        if (harmless.mayBeRefused() && answer.status() != 200) {
            expectRefused(answer, List.of(400));
            return;
        }
        assertThat(answer.statuses()).as(answer.text()).containsExactly(200);
        assertThat(BACKEND.requests()).singleElement().satisfies(request -> {
            harmless.lines().forEach(line -> assertThat(request).contains(line));
            harmless.absent().forEach(absent -> assertThat(request).doesNotContainIgnoringCase(absent));
        });
    }

    private static void expectProblem(Answer answer) {
        if (answer.status() == 501) {
            return; // a version unknown to the parser has no answer in its own terms
        }
        assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer.text())
                .contains("\"status\":" + answer.status())
                .doesNotContainPattern("[a-z]+\\.[a-z.]+Exception");
    }

    private static void expectNothingAtTheBackend() {
        assertThat(BACKEND.requests()).isEmpty();
        assertThat(BACKEND.fragments()).isEmpty();
    }
}
