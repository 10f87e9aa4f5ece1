package mgwc.it.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The built product, started as its users start it: by the launcher. Never builds anything itself. */
public final class Distribution {

    /** The repository, which is itself the sample workspace. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What every process of the product gets; tests do not depend on colours or on what a shell exports. */
    static final Map<String, String> ENVIRONMENT = Map.of("MGWC_BUILD", "never", "NO_COLOR", "1");

    private Distribution() {}

    /** {@code mgwc} with these arguments, to be run in the repository's root. */
    public static Command mgwc(Object... arguments) {
        return new Command(line(arguments), ROOT, ENVIRONMENT);
    }

    static List<String> line(Object... arguments) {
        List<String> line = new ArrayList<>();
        line.add(ROOT.resolve("mgwc").toString());
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        return line;
    }
}
