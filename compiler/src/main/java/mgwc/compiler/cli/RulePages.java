package mgwc.compiler.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages that explain the rules. */
final class RulePages {

    private RulePages() {}

    /** The page of a rule ({@code MGW2001}) as Markdown. */
    static Optional<String> page(String id) {
        try (InputStream page = RulePages.class.getResourceAsStream("/mgwc/rules/" + id + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
