package mgwc.compiler.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({"timeuots,timeouts,1", "timouts,timeouts,1", "a,b,1", "abc,abc,0", "kitten,sitting,3", "'',abc,3"})
    void distanceCountsSlipsOfTheFinger(String left, String right, int distance) {
        assertThat(Spelling.distance(left, right)).isEqualTo(distance);
    }

    @Test
    void theClosestNameIsOffered() {
        assertThat(Spelling.closest("backend", List.of("backends", "basePath"))).contains("backends");
        assertThat(Spelling.closest("GOLD", List.of("Gold", "Silver"))).contains("Gold");
    }

    @Test
    void ofTwoEquallyCloseNamesTheFirstIsOfferedWhateverTheOrder() {
        assertThat(Spelling.closest("cat", List.of("car", "bat"))).contains("bat");
        assertThat(Spelling.closest("cat", List.of("bat", "car"))).contains("bat");
    }

    @Test
    void nothingIsOfferedWhenNothingIsClose() {
        assertThat(Spelling.closest("url", List.of("weight"))).isEmpty();
        assertThat(Spelling.closest("x".repeat(5000), List.of("x".repeat(99)))).isEmpty();
    }
}
