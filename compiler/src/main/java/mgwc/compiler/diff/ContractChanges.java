package mgwc.compiler.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.change.Comparison;
import mgwc.compiler.change.EffectiveValues;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.change.Subject;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.diff.contract.ContractDiff;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.source.SourceFile;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/** The contracts of the APIs that both sides serve. */
final class ContractChanges {

    private static final NodePath NAME = NodePath.of("metadata", "name");

    private ContractChanges() {}

    /** @param uncompared subjects to leave out */
    static List<JudgedChange> between(Comparison sides, Set<Subject> uncompared) {
        Optional<EnvironmentConfig> before = sides.before().config();
        Optional<EnvironmentConfig> after = sides.after().config();
        List<JudgedChange> changes = new ArrayList<>();
        if (before.isEmpty() || after.isEmpty()) {
            return changes;
        }
        after.get().apis().keySet().forEach(id -> {
            Subject subject = Subject.of(id);
            Optional<Contract> now = contract(after.get(), id.toString());
            Optional<Contract> old = sides.before().text(subject, NAME).flatMap(name -> contract(before.get(), name));
            if (now.isPresent()
                    && old.isPresent()
                    && !uncompared.contains(subject)
                    && differ(sides, old.get(), now.get())) {
                changes.addAll(ContractDiff.between(subject, old.get(), now.get()));
            }
        });
        return changes;
    }

    private static Optional<Contract> contract(EnvironmentConfig config, String name) {
        // Only the text of an id counts when it is looked up, wherever name and version part.
        int dash = name.lastIndexOf('-');
        return Optional.ofNullable(
                config.contracts().get(new ApiId(name.substring(0, dash), name.substring(dash + 1))));
    }

    /** Whether there is anything to compare: most changes leave most contracts as they are, byte by byte. */
    private static boolean differ(Comparison sides, Contract old, Contract now) {
        Set<String> parts = new TreeSet<>(old.files().parts());
        parts.addAll(now.files().parts());
        parts.add(now.path());
        return !old.path().equals(now.path()) || parts.stream().anyMatch(part -> differ(sides, part));
    }

    private static boolean differ(Comparison sides, String part) {
        return !Arrays.equals(content(sides.before(), part), content(sides.after(), part));
    }

    private static byte[] content(EffectiveValues side, String path) {
        return side.config()
                .flatMap(config -> config.declarations().tree().file(path))
                .map(SourceFile::content)
                .orElseGet(() -> new byte[0]);
    }
}
