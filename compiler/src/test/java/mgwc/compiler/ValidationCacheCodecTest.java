package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import mgwc.compiler.validation.ValidationCache;
import mgwc.compiler.validation.ValidationCacheCodec;
import org.junit.jupiter.api.Test;

/**
 * A validation cache in a file is read as it was written, or not at all; {@link ValidationCacheLawTest} reads it whole.
 */
class ValidationCacheCodecTest {

    private static final ValidationCache KNOWLEDGE = new Compiler()
            .validate(InMemory.shop().tree(), List.of(), ValidationCache.NONE)
            .cache()
            .get();
    private static final byte[] BYTES = ValidationCacheCodec.encode(KNOWLEDGE, "a build");

    @Test
    void theSameProgramReadsWhatItWrote() {
        assertThat(ValidationCacheCodec.decode(BYTES, "a build")).contains(KNOWLEDGE);
    }

    @Test
    void anotherProgramDoesNot() {
        assertThat(ValidationCacheCodec.decode(BYTES, "another build")).isEmpty();
        assertThat(ValidationCacheCodec.decode(BYTES, "a build\n")).isEmpty();
        assertThat(ValidationCacheCodec.decode(BYTES, "a")).isEmpty();
    }

    @Test
    void whatWasCutOffIsNotRead() {
        for (int length = 0; length < BYTES.length; length++) {
            assertThat(ValidationCacheCodec.decode(Arrays.copyOf(BYTES, length), "a build"))
                    .isEmpty();
        }
    }

    @Test
    void whatChangedOnTheDiskIsNotRead() {
        Random random = new Random(20261123);
        for (int i = 0; i < 2000; i++) {
            byte[] changed = BYTES.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));

            assertThat(ValidationCacheCodec.decode(changed, "a build"))
                    .as("byte %d", at)
                    .isEmpty();
        }
    }
}
