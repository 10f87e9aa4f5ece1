package mgwc.compiler;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkTree;

/** A workspace that exists only in a test. */
public record InMemory(SourceTree tree) {

    private static final SourceTree SHOP = WorkTree.read(Path.of("../compiler/src/test/fixtures/workspaces/shop"))
            .value()
            .orElseThrow();

    /** One small API in two environments. */
    public static InMemory shop() {
        return new InMemory(SHOP);
    }

    public InMemory with(String path, String text) {
        SortedMap<String, SourceFile> files = new TreeMap<>(tree.files());
        files.put(path, new SourceFile(path, text.getBytes(StandardCharsets.UTF_8)));
        return new InMemory(new SourceTree(Optional.empty(), files));
    }

    /** With a text in a file replaced that is there. */
    public InMemory replace(String path, String old, String now) {
        return edit(path, text -> {
            if (!text.contains(old)) {
                throw new IllegalArgumentException("`" + path + "` has no `" + old + "`");
            }
            return text.replace(old, now);
        });
    }

    public InMemory edit(String path, UnaryOperator<String> change) {
        byte[] content = tree.file(path).orElseThrow().content();
        return with(path, change.apply(new String(content, StandardCharsets.UTF_8)));
    }

    public Compilation compile(String environment) {
        return new Compiler().compile(Outcome.of(tree), environment);
    }

    public EnvironmentConfig config(String environment) {
        Compilation compilation = compile(environment);
        if (compilation.hasErrors()) {
            throw new AssertionError(compilation.diagnostics().toString());
        }
        return compilation.config().orElseThrow();
    }
}
