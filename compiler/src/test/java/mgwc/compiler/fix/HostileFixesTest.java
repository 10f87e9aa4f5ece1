package mgwc.compiler.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mgwc.compiler.Compiler;
import mgwc.compiler.InMemory;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Fix;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import org.junit.jupiter.api.Test;

/** Fixes in documents that have been damaged at random: they never make a file worse than they found it. */
class HostileFixesTest {

    private static final int DOCUMENTS = Integer.getInteger("mgwc.mutation.count", 20) * 20;
    private static final List<String> FILES = List.of(
            "apis/menu/v1/api.yaml",
            "environments/prod/apis/menu-v1.yaml",
            "policies/tiers.yaml",
            "applications/web.yaml");
    private static final String[] PIECES = {
        "\t",
        "\t\t",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\r",
        "#",
        " # c",
        "'",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ": ",
        "- ",
        "&a ",
        "*a",
        "!!str ",
        "|\n",
        ">-\n",
        "? ",
        "null",
        "1",
        "yes",
        "\ufeff",
        "\ud83c\udf55",
        "%YAML 1.2\n---\n",
        "a: 1\n",
        "0: x\n",
        "\\",
        "\u202e",
        "\u2028",
        "\u0085"
    };

    private final Random random = new Random(20261123);

    @Test
    void neverMakeAFileWorse() {
        Compiler compiler = new Compiler();
        int fixed = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            SourceTree tree = damaged();
            Report before = Report.of(compiler.validate(Outcome.of(tree), List.of()));
            SafeFixes fixes = new SafeFixes(tree, before);
            for (Diagnostic finding : before.diagnostics()) {
                Optional<Fix> fix = fixes.of(finding);
                if (fix.isPresent()) {
                    check(tree, before, finding, fix.get(), compiler);
                    fixed++;
                }
            }
        }
        assertThat(fixed).isGreaterThan(DOCUMENTS / 10);
    }

    private static void check(SourceTree tree, Report before, Diagnostic finding, Fix fix, Compiler compiler) {
        String path = finding.span().file();
        SourceFile file = tree.file(path).orElseThrow();
        SourceFile now = FileText.of(file).orElseThrow().with(fix.edits());
        TreeMap<String, SourceFile> files = new TreeMap<>(tree.files());
        files.put(path, now);
        Report after = Report.of(compiler.validate(Outcome.of(new SourceTree(Optional.empty(), files)), List.of()));
        String what = finding + "\n" + fix + "\n" + text(file);

        boolean fewer = count(after, finding.rule(), path) < count(before, finding.rule(), path);
        assertThat(fewer || !isFound(after, finding)).as(what).isTrue();
        assertThat(count(after, "MGW1", path)).as(what).isLessThanOrEqualTo(count(before, "MGW1", path));
        assertThat(comments(now)).as(what).isGreaterThanOrEqualTo(comments(file) - 1);
        assertThat(fix.edits()).as(what).allMatch(edit -> edit.span().file().equals(path));
    }

    private static boolean isFound(Report report, Diagnostic finding) {
        return report.diagnostics().stream()
                .anyMatch(found ->
                        found.rule().equals(finding.rule()) && found.span().equals(finding.span()));
    }

    private static long count(Report report, String rule, String path) {
        return report.diagnostics().stream()
                .filter(found ->
                        found.rule().startsWith(rule) && found.span().file().equals(path))
                .count();
    }

    private static long comments(SourceFile file) {
        return text(file).chars().filter(c -> c == '#').count();
    }

    private SourceTree damaged() {
        String path = FILES.get(random.nextInt(FILES.size()));
        InMemory shop = InMemory.shop();
        return shop.tree().file(path).isPresent()
                ? shop.edit(path, this::damaged).tree()
                : damaged();
    }

    private String damaged(String text) {
        String damaged = random.nextInt(4) == 0 ? text.replace("\n", "\r\n") : text;
        for (int i = random.nextInt(4); i >= 0; i--) {
            damaged = damagedOnce(damaged);
        }
        return damaged;
    }

    private String damagedOnce(String text) {
        List<String> lines = text.lines().collect(Collectors.toCollection(ArrayList::new));
        int line = random.nextInt(lines.size());
        int at = random.nextInt(text.length());
        return switch (random.nextInt(8)) {
            case 0 -> joined(lines, line, lines.get(line) + "\n" + lines.get(random.nextInt(lines.size())));
            case 1 -> joined(lines, line, lines.get(line) + "\n" + lines.get(line));
            case 2 -> joined(lines, line, lines.get(line).replaceFirst("^( *)", "$1\t"));
            case 3 -> joined(lines, line, lines.get(line).replace("  ", "\t"));
            case 4 -> joined(lines, line, lines.get(line).replaceFirst(": (.*)", ": \"$1\""));
            case 5 -> joined(lines, line, lines.get(line).replaceFirst("([a-z])([a-zA-Z]+):", "$2$1:"));
            case 6 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + random.nextInt(3)));
            default -> text.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + text.substring(at);
        };
    }

    private static String joined(List<String> lines, int line, String now) {
        lines.set(line, now);
        return String.join("\n", lines) + "\n";
    }

    private static String text(SourceFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
