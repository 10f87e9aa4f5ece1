package mgwc.lsp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;

/** Outlines of files, each made when it is first asked for and kept for as long as its file stays the same. */
final class Outlines {

    /** Contracts may be large; of those only the latest are kept. */
    private static final int CONTRACTS = 16;

    private record Kept(SourceFile file, Outline outline) {}

    private final Map<String, Kept> documents;
    private final Map<String, Kept> contracts;
    private final Runnable checkpoint;

    Outlines() {
        this(new ConcurrentHashMap<>(), new Latest(), () -> {});
    }

    private Outlines(Map<String, Kept> documents, Map<String, Kept> contracts, Runnable checkpoint) {
        this.documents = documents;
        this.contracts = contracts;
        this.checkpoint = checkpoint;
    }

    private static final class Latest extends LinkedHashMap<String, Kept> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(CONTRACTS, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > CONTRACTS;
        }
    }

    /** The same outlines, for somebody who may go away: the checkpoint is asked before another one is made. */
    Outlines whileWanted(Runnable stillWanted) {
        return new Outlines(documents, contracts, stillWanted);
    }

    /** The outline of a document; empty when there is no such file. */
    Outline document(SourceTree tree, String path) {
        return of(tree, path, documents);
    }

    /** The outline of a contract or a part of one; empty when there is no such file. */
    Outline contract(SourceTree tree, String path) {
        synchronized (contracts) {
            return of(tree, path, contracts);
        }
    }

    @SuppressWarnings("ReferenceEquality") // files are the same when they are the same object
    private Outline of(SourceTree tree, String path, Map<String, Kept> kept) {
        Optional<SourceFile> file = tree.file(path);
        if (file.isEmpty()) {
            kept.remove(path);
            return Outline.of(List.of());
        }
        Kept known = kept.get(path);
        if (known != null && known.file() == file.get()) {
            return known.outline();
        }
        checkpoint.run();
        Outline outline = Outline.of(path, tree.lines(path));
        kept.put(path, new Kept(file.get(), outline));
        return outline;
    }
}
