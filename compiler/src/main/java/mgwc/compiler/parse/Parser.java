package mgwc.compiler.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.ContractFiles;
import mgwc.compiler.contract.ContractLocation;
import mgwc.compiler.contract.ContractReader;
import mgwc.compiler.report.Concurrently;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.report.Spelling;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.yaml.Node;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/**
 * Reads every document of a tree and every contract that an API names. One broken file never hides what is wrong in the
 * others.
 */
public final class Parser {

    private final SourceTree tree;
    private final List<Document> documents = new ArrayList<>();
    private final SortedMap<String, Contract> contracts = new TreeMap<>();
    private final Set<String> broken = new HashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Parser(SourceTree tree) {
        this.tree = tree;
    }

    /** Always has a value; findings are in the order of paths and lines. */
    public static Outcome<Declarations> parse(SourceTree tree) {
        return new Parser(tree).parse();
    }

    private Outcome<Declarations> parse() {
        List<SourceFile> files = tree.files().values().stream()
                .filter(file -> FileRole.of(file) == FileRole.DOCUMENT)
                .toList();
        List<Outcome<Document>> read =
                Concurrently.on(files).map(DocumentReader::read).toList();
        for (int i = 0; i < files.size(); i++) {
            add(files.get(i), read.get(i));
        }
        dropDuplicates();
        reportStrayOverlays();
        readContracts();
        List<Diagnostic> found = diagnostics.stream().distinct().sorted().toList();
        return Outcome.of(new Declarations(tree, documents, contracts, broken), found);
    }

    private void add(SourceFile file, Outcome<Document> outcome) {
        diagnostics.addAll(outcome.diagnostics());
        if (outcome.value().isPresent() && !outcome.hasErrors()) {
            documents.add(outcome.value().get());
        } else {
            broken.add(file.path());
        }
    }

    /** Of documents with one identity the first, by path, stays. */
    private void dropDuplicates() {
        Map<String, Document> byIdentity = new HashMap<>();
        documents.removeIf(document -> {
            Document earlier = byIdentity.putIfAbsent(identity(document), document);
            if (earlier != null) {
                diagnostics.add(SchemaRules.DUPLICATE_DOCUMENT
                        .at(nameSpan(document), subject(document) + " is declared twice")
                        .withRelated(nameSpan(earlier), "declared here already"));
                broken.add(document.path());
            }
            return earlier != null;
        });
    }

    private void reportStrayOverlays() {
        Set<String> environments = documents.stream()
                .filter(document -> document.kind() == Kind.ENVIRONMENT)
                .map(Document::name)
                .collect(Collectors.toSet());
        Set<String> known = new TreeSet<>(environments);
        broken.forEach(path -> Document.environmentOf(path).ifPresent(known::add));
        for (Document document : documents) {
            String environment = document.environment().orElse("");
            if (document.kind() == Kind.API_OVERLAY && !known.contains(environment)) {
                Diagnostic found = SchemaRules.STRAY_OVERLAY
                        .at(
                                nameSpan(document),
                                "the overlay is for environment `" + environment + "`, which does not exist")
                        .withHelp("add `environments/" + environment + "/environment.yaml`, or move the overlay");
                diagnostics.add(Spelling.question(environment, environments)
                        .map(found::withMarker)
                        .orElse(found));
            }
        }
    }

    /** A file that a contract refers to is a part of it, even where it starts as a document does. */
    private void takeParts(ContractFiles files, Set<String> contractPaths) {
        Set<String> parts = files.parts();
        parts.removeAll(contractPaths);
        diagnostics.removeIf(found -> parts.contains(found.span().file()));
        broken.removeAll(parts);
        parts.forEach(part -> diagnostics.addAll(files.findings(part)));
    }

    private static String identity(Document document) {
        return switch (document.kind()) {
            case API -> document.kind() + " " + document.name() + " " + version(document);
            case API_OVERLAY -> document.kind() + " " + document.environment().orElse("") + " " + document.name();
            case WORKSPACE, ENVIRONMENT, APPLICATION, THROTTLING_TIERS, RULE, WAIVERS, ENVIRONMENT_RELEASE ->
                document.kind() + " " + document.name();
        };
    }

    private static String subject(Document document) {
        String version = document.kind() == Kind.API ? " " + version(document) : "";
        return document.kind() + " `" + document.name() + version + "`";
    }

    private static String version(Document document) {
        return document.root().textAt(NodePath.of("metadata", "version")).orElse("");
    }

    private static SourceSpan nameSpan(Document document) {
        return document.root()
                .at(NodePath.of("metadata", "name"))
                .map(Node::span)
                .orElse(SourceSpan.startOf(document.path()));
    }

    /** Each contract once, however many APIs name it. */
    private void readContracts() {
        Map<String, ContractLocation> locations = new LinkedHashMap<>();
        for (Document document : documents) {
            if (document.kind() == Kind.API) {
                ContractLocation location = ContractLocation.of(document.path(), document.root());
                locations.putIfAbsent(location.path(), location);
            }
        }
        ContractFiles files = new ContractFiles(tree);
        List<Outcome<Contract>> read = Concurrently.on(List.copyOf(locations.values()))
                .map(location -> location.find(tree).then(file -> ContractReader.read(file, files)))
                .toList();
        takeParts(files, locations.keySet());
        Iterator<Outcome<Contract>> outcomes = read.iterator();
        for (String path : locations.keySet()) {
            Outcome<Contract> outcome = outcomes.next();
            diagnostics.addAll(outcome.diagnostics());
            outcome.value().ifPresentOrElse(contract -> contracts.put(path, contract), () -> broken.add(path));
        }
    }
}
