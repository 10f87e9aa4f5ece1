package mgwc.compiler.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mgwc.compiler.Compilation;
import mgwc.compiler.change.Subject;
import mgwc.compiler.emit.RouteBundle;
import mgwc.release.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changes in the files of a release, as unified diffs. {@code gateway.json} is compared API by API, so that a
 * change is shown with the API it belongs to.
 *
 * @param broken the sides that do not compile, as the user names them; with any there are no parts
 * @param parts lines of a unified diff by what they belong to
 */
public record CompiledDiff(List<String> broken, SortedMap<Subject, List<String>> parts) {

    public CompiledDiff {
        broken = List.copyOf(broken);
        parts = Collections.unmodifiableSortedMap(parts);
    }

    private static final int CONTEXT = 3;
    private static final String GATEWAY = "gateway.json";

    /**
     * What one side makes of an environment.
     *
     * @param compilation nothing when the environment is not there
     */
    record Side(String name, Optional<Compilation> compilation) {

        boolean isBroken() {
            return compilation.isPresent() && bundle().isEmpty();
        }

        Optional<RouteBundle> bundle() {
            return compilation.flatMap(Compilation::bundle);
        }
    }

    static CompiledDiff between(Side before, Side after) {
        List<String> broken = Stream.of(before, after)
                .filter(Side::isBroken)
                .map(Side::name)
                .distinct()
                .toList();
        return new CompiledDiff(
                broken, broken.isEmpty() ? diff(pieces(before.bundle()), pieces(after.bundle())) : new TreeMap<>());
    }

    public boolean comparable() {
        return broken.isEmpty();
    }

    private record Piece(Subject subject, String file) implements Comparable<Piece> {
        @Override
        public int compareTo(Piece other) {
            int bySubject = subject.compareTo(other.subject);
            return bySubject != 0 ? bySubject : file.compareTo(other.file);
        }
    }

    private static SortedMap<Subject, List<String>> diff(
            SortedMap<Piece, String> before, SortedMap<Piece, String> after) {
        SortedSet<Piece> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        SortedMap<Subject, List<String>> parts = new TreeMap<>();
        for (Piece piece : all) {
            String old = before.getOrDefault(piece, "");
            String now = after.getOrDefault(piece, "");
            if (!old.equals(now)) {
                parts.computeIfAbsent(piece.subject(), subject -> new ArrayList<>())
                        .addAll(unified(piece.file(), lines(old), lines(now)));
            }
        }
        return parts;
    }

    private static List<String> unified(String file, List<String> before, List<String> after) {
        return UnifiedDiffUtils.generateUnifiedDiff(
                before.isEmpty() ? "/dev/null" : "a/" + file,
                after.isEmpty() ? "/dev/null" : "b/" + file,
                before,
                DiffUtils.diff(before, after),
                CONTEXT);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static SortedMap<Piece, String> pieces(Optional<RouteBundle> bundle) {
        SortedMap<Piece, String> pieces = new TreeMap<>();
        bundle.ifPresent(present -> present.files().forEach((file, text) -> {
            if (file.equals(GATEWAY)) {
                gateway(text, pieces);
            } else {
                pieces.put(new Piece(subject(file), file), text);
            }
        }));
        return pieces;
    }

    private static Subject subject(String file) {
        boolean route = file.startsWith("routes/");
        String name = route ? file.substring("routes/".length()).replaceFirst("\\.camel\\.yaml$", "") : "";
        return route ? new Subject(Subject.Kind.API, name) : Subject.ENVIRONMENT;
    }

    private static void gateway(String text, SortedMap<Piece, String> pieces) {
        if (!(JsonMapper.shared().readTree(text) instanceof ObjectNode root)) {
            return;
        }
        JsonNode configurations = root.path("steps");
        root.remove("steps");
        expand(root, configurations);
        JsonNode apis = root.path("apis");
        JsonNode upstreams = root.path("definitions").path("upstreams");
        for (String id : apis.propertyNames()) {
            ObjectNode part = root.objectNode();
            part.putObject("apis").set(id, apis.path(id));
            ObjectNode own = part.putObject("definitions").putObject("upstreams");
            upstreams.properties().stream()
                    .filter(upstream -> upstream.getKey().startsWith(id + "/"))
                    .forEach(upstream -> own.set(upstream.getKey(), upstream.getValue()));
            pieces.put(new Piece(new Subject(Subject.Kind.API, id), GATEWAY), CanonicalJson.print(part));
        }
        root.remove("apis");
        if (root.path("definitions") instanceof ObjectNode definitions) {
            definitions.remove("upstreams");
        }
        pieces.put(new Piece(Subject.ENVIRONMENT, GATEWAY), CanonicalJson.print(root));
    }

    /** Puts configurations in the place of their names, which say nothing to a reader. */
    private static void expand(JsonNode node, JsonNode configurations) {
        if (node.path("steps") instanceof ObjectNode steps) {
            for (String step : List.copyOf(steps.propertyNames())) {
                steps.set(step, configurations.path(step).path(steps.path(step).asString()));
            }
        }
        node.values().forEach(child -> expand(child, configurations));
    }
}
