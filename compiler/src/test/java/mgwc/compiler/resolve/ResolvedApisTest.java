package mgwc.compiler.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Document;
import mgwc.compiler.parse.Parser;
import mgwc.compiler.source.WorkTree;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import org.junit.jupiter.api.Test;

/** An API that was resolved for the rules is not resolved again for the release. */
class ResolvedApisTest {

    private static final ApiId CATALOGUE = new ApiId("catalogue", "v1");

    private final Declarations declarations =
            WorkTree.read(Path.of("..")).then(Parser::parse).value().orElseThrow();

    private final Document document = declarations.ofKind(Kind.API).stream()
            .filter(api -> api.name().equals(CATALOGUE.name()))
            .findFirst()
            .orElseThrow();

    private final ResolvedApi resolved = Resolver.api(
            Resolver.frame(declarations.shared(), "dev").value().orElseThrow(), document, List.of(), Optional.empty());

    @Test
    void anApiIsTakenAsItWasResolved() {
        ResolvedApis known = new ResolvedApis();
        known.keep("dev", document.path(), resolved);

        assertThat(config("dev", known).apis().get(CATALOGUE))
                .isSameAs(resolved.served().orElseThrow().api());
    }

    @Test
    void anApiOfAnotherEnvironmentSaysNothing() {
        ResolvedApis known = new ResolvedApis();
        known.keep("prod", document.path(), resolved);

        assertThat(config("dev", known).apis().get(CATALOGUE))
                .isNotSameAs(resolved.served().orElseThrow().api());
    }

    private EnvironmentConfig config(String environment, ResolvedApis known) {
        return Resolver.resolve(declarations, environment, known).value().orElseThrow();
    }
}
