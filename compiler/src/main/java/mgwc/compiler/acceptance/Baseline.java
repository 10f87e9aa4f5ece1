package mgwc.compiler.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Acceptance;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.layout.WorkspaceLayout;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings that were there when a workspace began to be checked; they do not count until their line changes.
 *
 * <p>An entry is a rule, a file and the text of a line, so that it survives moved lines and reworded messages. It is
 * part of the workspace, so that a commit, the index and a build all see the same one.
 *
 * @param entries how often each is known
 * @param broken why the file cannot be used
 */
public record Baseline(Map<Entry, Integer> entries, Optional<String> broken) {

    private static final int DIGITS = 16;
    private static final Baseline NONE = new Baseline(Map.of(), Optional.empty());

    public Baseline {
        entries = Map.copyOf(entries);
    }

    /**
     * @param line the first digits of the SHA-256 of the line, without spaces around it
     * @param environment empty for what holds without one
     */
    public record Entry(String rule, String file, String line, String environment) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return key().compareTo(other.key());
        }

        private String key() {
            return String.join("\0", file, rule, line, environment);
        }
    }

    public static Baseline of(SourceTree tree) {
        return tree.file(WorkspaceLayout.BASELINE).map(Baseline::read).orElse(NONE);
    }

    private static Baseline read(SourceFile file) {
        Map<Entry, Integer> entries = new HashMap<>();
        try {
            JsonNode root = JsonMapper.shared().readTree(file.content());
            if (!root.path("schemaVersion").asString("").equals("1")
                    || !root.path("findings").isArray()) {
                return new Baseline(Map.of(), Optional.of("it is no baseline of version 1"));
            }
            for (JsonNode finding : root.path("findings").values()) {
                List<JsonNode> environments =
                        new ArrayList<>(finding.path("environments").values());
                int count = finding.path("count").asInt(1);
                if (environments.isEmpty()) {
                    entries.merge(entry(finding, ""), count, Integer::sum);
                }
                environments.forEach(name -> entries.merge(entry(finding, name.asString("")), count, Integer::sum));
            }
            return new Baseline(entries, Optional.empty());
        } catch (JacksonException e) {
            return new Baseline(Map.of(), Optional.of("it is not JSON"));
        }
    }

    private static Entry entry(JsonNode finding, String environment) {
        return new Entry(
                finding.path("rule").asString(""),
                finding.path("file").asString(""),
                finding.path("line").asString(""),
                environment);
    }

    /** The findings, of which those that are known no longer count. */
    List<Diagnostic> apply(List<Diagnostic> findings, SourceLines source) {
        if (entries.isEmpty()) {
            return findings;
        }
        Map<Entry, Integer> left = new HashMap<>(entries);
        LineDigests lines = new LineDigests(source);
        List<Diagnostic> applied = new ArrayList<>();
        for (Diagnostic found : findings) {
            applied.add(isKnown(found, lines, left) ? found.accepted(new Acceptance.Known(found.severity())) : found);
        }
        return applied;
    }

    private static boolean isKnown(Diagnostic found, LineDigests lines, Map<Entry, Integer> left) {
        if (!mayBeKnown(found)) {
            return false;
        }
        List<Entry> wanted = entries(found, lines);
        boolean known = wanted.stream().allMatch(entry -> left.getOrDefault(entry, 0) > 0);
        if (known) {
            wanted.forEach(entry -> left.merge(entry, -1, Integer::sum));
        }
        return known;
    }

    /**
     * What nobody can lower stands in no baseline either, nothing is written down about a secret, and what is wrong
     * with waivers and the baseline itself is known only when all else is settled.
     */
    public static boolean mayBeKnown(Diagnostic found) {
        return found.acceptance().isEmpty()
                && !found.confidential()
                && !AcceptanceRules.byId().containsKey(found.rule())
                && !RuleLevels.isFirm(found.rule(), found.severity());
    }

    private static List<Entry> entries(Diagnostic found, LineDigests lines) {
        SourceSpan span = found.span();
        String line = lines.of(span).first(DIGITS);
        SortedSet<String> environments =
                found.environments().isEmpty() ? new TreeSet<>(List.of("")) : found.environments();
        return environments.stream()
                .map(environment -> new Entry(found.rule(), span.file(), line, environment))
                .toList();
    }

    /** One finding when there are entries that none of the findings made use of. */
    Optional<Diagnostic> stale(Collection<Diagnostic> findings) {
        long known = entries.values().stream().mapToLong(Integer::intValue).sum();
        long used = findings.stream()
                .filter(found -> found.acceptance()
                        .filter(Acceptance.Known.class::isInstance)
                        .isPresent())
                .count();
        if (used >= known) {
            return Optional.empty();
        }
        return Optional.of(AcceptanceRules.STALE_BASELINE
                .at(
                        SourceSpan.startOf(WorkspaceLayout.BASELINE),
                        (known - used) + " of " + known + " findings in the baseline are not found any more")
                .withHelp("`mgwc validate --write-baseline` takes them out, so that they cannot come back"));
    }

    /**
     * The file for what a report has: its findings that may be known, and those known already. Empty when there are
     * none.
     */
    public static Optional<String> write(Report report, SourceLines source) {
        Map<String, ObjectNode> findings = new TreeMap<>();
        LineDigests lines = new LineDigests(source);
        List<Diagnostic> all = new ArrayList<>(report.diagnostics());
        report.accepted().stream()
                .filter(found -> found.acceptance()
                        .filter(Acceptance.Known.class::isInstance)
                        .isPresent())
                .forEach(all::add);
        for (Diagnostic found : all) {
            if (mayBeKnown(found) || found.acceptance().isPresent()) {
                Entry entry = entries(found, lines).getFirst();
                String key = String.join(
                        "\0",
                        found.span().file(),
                        found.rule(),
                        entry.line(),
                        found.environments().toString());
                ObjectNode node = findings.computeIfAbsent(key, ignored -> node(found, entry));
                node.put("count", node.path("count").asInt(0) + 1);
            }
        }
        return findings.isEmpty() ? Optional.empty() : Optional.of(text(findings.values()));
    }

    private static ObjectNode node(Diagnostic found, Entry entry) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("rule", found.rule()).put("file", entry.file()).put("line", entry.line());
        node.put("message", found.message());
        ArrayNode environments = node.putArray("environments");
        found.environments().forEach(environments::add);
        return node;
    }

    private static String text(Collection<ObjectNode> findings) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("schemaVersion", 1);
        root.putArray("findings").addAll(findings);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return JsonMapper.shared().writer().with(printer).writeValueAsString(root) + "\n";
    }
}
