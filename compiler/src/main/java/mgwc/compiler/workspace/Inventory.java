package mgwc.compiler.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.ContractFiles;
import mgwc.compiler.contract.ContractLocation;
import mgwc.compiler.contract.ContractReader;
import mgwc.compiler.contract.ContractTexts;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.schema.SchemaRules;
import mgwc.compiler.source.Concurrently;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.StrayFiles;
import mgwc.compiler.source.WorkspaceFiles;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/**
 * Every file of a tree with what it is, and which documents make up which API. Trees of documents and contracts are
 * read when they are asked for, each once; a file whose reading is known from before is not opened for it.
 *
 * <p>Safe for threads that ask for several APIs at once.
 */
public final class Inventory {

    private final SourceTree tree;
    private final Map<String, Reading> readings;
    private final Map<String, Document> documents = new ConcurrentHashMap<>();
    private final List<Head> heads = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private final ContractTexts texts;
    private final Map<String, ContractReading> contracts = new ConcurrentHashMap<>();

    /**
     * A contract as far as it could be read.
     *
     * @param files which others it was looked for in
     */
    public record ContractReading(String path, Outcome<Contract> outcome, ContractFiles files) {}

    private Inventory(SourceTree tree, Function<String, Optional<Reading>> known) {
        this.tree = tree;
        this.texts = new ContractTexts(tree);
        this.readings = readings(known);
        readings.forEach((path, reading) -> {
            reading.head().ifPresent(heads::add);
            if (reading.isBroken() && WorkspaceFiles.skippedPart(path).isEmpty()) {
                broken.add(path);
                StrayFiles.meant(path).ifPresent(broken::add);
            }
        });
        findings.addAll(StrayDocuments.check(readings));
        dropDuplicates();
        reportStrayOverlays();
    }

    public static Inventory of(SourceTree tree) {
        return new Inventory(tree, path -> Optional.empty());
    }

    /** @param known the reading of a file that is known to have the content it had then */
    public static Inventory of(SourceTree tree, Function<String, Optional<Reading>> known) {
        return new Inventory(tree, known);
    }

    private Map<String, Reading> readings(Function<String, Optional<Reading>> known) {
        Map<String, Reading> all = new LinkedHashMap<>();
        List<SourceFile> unknown = new ArrayList<>();
        for (SourceFile file : tree.files().values()) {
            Optional<Reading> reading = known.apply(file.path());
            all.put(file.path(), reading.orElse(Reading.material()));
            if (reading.isEmpty()) {
                unknown.add(file);
            }
        }
        List<Reading> read = Concurrently.on(unknown).map(this::read).toList();
        for (int i = 0; i < unknown.size(); i++) {
            all.put(unknown.get(i).path(), read.get(i));
        }
        return Collections.unmodifiableMap(all);
    }

    private Reading read(SourceFile file) {
        return switch (FileRole.of(file)) {
            case MATERIAL -> Reading.material();
            case STRAY -> Reading.stray();
            case DOCUMENT -> readDocument(file);
        };
    }

    private Reading readDocument(SourceFile file) {
        Outcome<Document> outcome = DocumentReader.read(file);
        Reading reading = Reading.of(outcome);
        if (!reading.isBroken()) {
            documents.put(file.path(), outcome.value().orElseThrow());
        }
        return reading;
    }

    public SourceTree tree() {
        return tree;
    }

    /** What a file of the tree is. */
    public Reading reading(String path) {
        return Objects.requireNonNull(readings.get(path), path);
    }

    /** What is wrong with documents beside one another; each alone stands in its reading. */
    public List<Diagnostic> findings() {
        return List.copyOf(findings);
    }

    /**
     * Documents that were left out, by path: their text has errors, or another stands for the same thing. Of those in a
     * misspelt folder the path that was meant is there as well.
     */
    public Set<String> broken() {
        return Set.copyOf(broken);
    }

    /** The tree of a document that has no errors. */
    public Document document(Head head) {
        return documents.computeIfAbsent(
                head.path(),
                path -> DocumentReader.read(tree.file(path).orElseThrow())
                        .value()
                        .orElseThrow());
    }

    /** The tree of a document or of a contract; empty for a file that is neither or has errors. */
    public Optional<Node.Mapping> root(String path) {
        Optional<Head> head = Optional.ofNullable(readings.get(path)).flatMap(Reading::head);
        if (head.isPresent()) {
            return Optional.of(document(head.get()).root());
        }
        boolean contract = heads.stream().anyMatch(api -> api.contract().equals(Optional.of(path)));
        return contract && texts.root(path).orElse(null) instanceof Node.Mapping root
                ? Optional.of(root)
                : Optional.empty();
    }

    /** The APIs with what changes them, in their order. */
    public List<ApiFiles> apis() {
        SortedMap<ApiId, Head> apis = new TreeMap<>();
        Map<ApiId, List<Head>> overlays = new HashMap<>();
        for (Head head : heads) {
            head.api().ifPresent(id -> {
                if (head.kind() == Kind.API) {
                    apis.put(id, head);
                } else {
                    overlays.computeIfAbsent(id, key -> new ArrayList<>()).add(head);
                }
            });
        }
        return apis.values().stream()
                .map(api -> {
                    ApiId id = api.api().orElseThrow();
                    return new ApiFiles(id, api, overlays.getOrDefault(id, List.of()));
                })
                .toList();
    }

    /** Overlays of APIs that do not exist. */
    public List<Head> lostOverlays() {
        Set<ApiId> apis = new HashSet<>();
        heads.stream()
                .filter(head -> head.kind() == Kind.API)
                .forEach(head -> head.api().ifPresent(apis::add));
        return heads.stream()
                .filter(head -> head.kind() == Kind.API_OVERLAY
                        && head.api().filter(apis::contains).isEmpty())
                .toList();
    }

    public SharedDeclarations shared() {
        List<Document> shared = heads.stream()
                .filter(head -> SharedDeclarations.has(head.kind()))
                .map(this::document)
                .toList();
        return new SharedDeclarations(tree, shared, broken);
    }

    /** The contract of an API; read once, however many APIs name it. */
    public ContractReading contract(Document api) {
        ContractLocation location = ContractLocation.of(api.path(), api.root());
        Outcome<SourceFile> found = location.find(tree);
        if (found.value().isEmpty()) {
            return new ContractReading(
                    location.path(), new Outcome<>(Optional.empty(), found.diagnostics()), new ContractFiles(texts));
        }
        return contracts.computeIfAbsent(location.path(), path -> {
            ContractFiles files = new ContractFiles(texts);
            return new ContractReading(path, ContractReader.read(found.value().get(), files), files);
        });
    }

    /** Lets go of the trees of a contract that nobody is going to ask for again. */
    public void release(String contract) {
        contracts.remove(contract);
        texts.release(contract);
    }

    /** Everything with its trees, and everything found in the reading, in the order of paths and lines. */
    public Outcome<Declarations> declarations() {
        return declarations(api -> true);
    }

    /** Like {@link #declarations()}, as if only the wanted of its APIs were there. */
    public Outcome<Declarations> declarations(Predicate<ApiFiles> wanted) {
        Set<Head> unwanted = new HashSet<>();
        apis().stream().filter(wanted.negate()).forEach(api -> {
            unwanted.add(api.api());
            unwanted.addAll(api.overlays());
        });
        List<Head> heads =
                this.heads.stream().filter(head -> !unwanted.contains(head)).toList();
        List<ContractReading> read = Concurrently.on(
                        heads.stream().filter(head -> head.kind() == Kind.API).toList())
                .map(head -> contract(document(head)))
                .toList();
        SortedMap<String, Contract> found = new TreeMap<>();
        Set<String> left = new HashSet<>(broken);
        Set<String> parts = new HashSet<>();
        List<Diagnostic> all = new ArrayList<>(findings);
        for (ContractReading reading : read) {
            all.addAll(reading.outcome().diagnostics());
            all.addAll(reading.files().findings());
            parts.addAll(reading.files().parts());
        }
        read.forEach(reading -> parts.remove(reading.path()));
        left.removeAll(parts);
        for (ContractReading reading : read) {
            reading.outcome()
                    .value()
                    .ifPresentOrElse(contract -> found.put(reading.path(), contract), () -> left.add(reading.path()));
        }
        all.addAll(textFindings(parts));
        List<Document> accepted = heads.stream().map(this::document).toList();
        return Outcome.of(
                new Declarations(tree, accepted, found, left),
                all.stream().distinct().sorted().toList());
    }

    /**
     * What is wrong with the text of documents.
     *
     * @param parts files that contracts are made of: such a file is a part of its contract, even where it starts as a
     *     document does
     */
    public List<Diagnostic> textFindings(Set<String> parts) {
        List<Diagnostic> found = new ArrayList<>();
        readings.forEach((path, reading) -> {
            if (!parts.contains(path)) {
                found.addAll(reading.findings());
            }
        });
        return found;
    }

    /** Of documents with one identity the first, by path, stays. */
    private void dropDuplicates() {
        Map<String, Head> byIdentity = new HashMap<>();
        heads.removeIf(head -> {
            Head earlier = byIdentity.putIfAbsent(head.identity(), head);
            if (earlier != null) {
                findings.add(SchemaRules.DUPLICATE_DOCUMENT
                        .at(nameSpan(head), head.subject() + " is declared twice")
                        .withRelated(nameSpan(earlier), "declared here already"));
                broken.add(head.path());
            }
            return earlier != null;
        });
    }

    private void reportStrayOverlays() {
        Set<String> environments = heads.stream()
                .filter(head -> head.kind() == Kind.ENVIRONMENT)
                .map(Head::name)
                .collect(Collectors.toSet());
        Set<String> known = new TreeSet<>(environments);
        broken.forEach(path -> WorkspaceLayout.environmentOf(path).ifPresent(known::add));
        for (Head head : heads) {
            String environment = head.environment().orElse("");
            if (head.kind() == Kind.API_OVERLAY && !known.contains(environment)) {
                Diagnostic found = SchemaRules.STRAY_OVERLAY
                        .at(
                                nameSpan(head),
                                "the overlay is for environment `" + environment + "`, which does not exist")
                        .withHelp("add `" + WorkspaceLayout.environmentFile(environment) + "`, or move the overlay");
                findings.add(Spelling.question(environment, environments)
                        .map(found::withMarker)
                        .orElse(found));
            }
        }
    }

    private SourceSpan nameSpan(Head head) {
        return document(head)
                .root()
                .at(NodePath.of("metadata", "name"))
                .map(Node::span)
                .orElse(SourceSpan.startOf(head.path()));
    }
}
