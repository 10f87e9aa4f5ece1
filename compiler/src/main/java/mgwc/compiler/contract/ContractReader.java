package mgwc.compiler.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.NodeText;
import mgwc.value.HttpMethod;
import mgwc.value.PathTemplate;

/**
 * Reads an OpenAPI document: the operations the gateway serves and the scopes they ask for, the form of everything, and
 * whether it makes sense together. Nothing is ever fetched.
 */
public final class ContractReader {

    private static final String NEEDS_OPERATION = "an API needs at least one operation below `paths`";
    private static final Pattern NOT_IN_A_PATH = Pattern.compile("[?#\\s\\p{Cntrl}]");

    private final SourceFile file;
    private final Mapping root;
    private final ContractFiles files;
    private final List<Described> described = new ArrayList<>();
    private final Map<String, SourceSpan> keys = new HashMap<>();
    private final List<Diagnostic> obstacles = new ArrayList<>();
    private final List<Diagnostic> remarks = new ArrayList<>();

    /** An operation with what it was read from. */
    private record Described(
            String path, PathTemplate template, HttpMethod method, Mapping item, Entry entry, Operation operation) {
        Mapping node() {
            return (Mapping) entry.value();
        }
    }

    private ContractReader(SourceFile file, Mapping root, ContractFiles files) {
        this.file = file;
        this.root = root;
        this.files = files;
    }

    /**
     * A contract, unless something in it keeps the gateway from serving it. What is wrong with parts of it that lie in
     * other files is reported in those.
     */
    public static Outcome<Contract> read(SourceFile file, ContractFiles files) {
        return files.read(file).then(node -> {
            if (node instanceof Mapping root) {
                return new ContractReader(file, root, files).read();
            }
            return Outcome.failed(List.of(ContractRules.CONTRACT_SHAPE.at(
                    node.span(), "the contract `" + file.path() + "` is not a mapping")));
        });
    }

    private Outcome<Contract> read() {
        Optional<OpenApiVersion> version = version();
        if (version.isEmpty()) {
            return Outcome.failed(obstacles);
        }
        SecuritySchemes schemes = new SecuritySchemes(root, files);
        ContractSense sense = new ContractSense(files, schemes, remarks);
        readPaths(version.get(), schemes, sense);
        boolean misshapen =
                obstacles.stream().anyMatch(found -> found.rule().equals(ContractRules.CONTRACT_SHAPE.id()));
        if (!misshapen) {
            ContractForm.check(root, version.get(), files, remarks);
            makeSense(sense);
        }
        List<Diagnostic> all = new ArrayList<>(obstacles);
        remarks.stream().filter(found -> !isSaid(found)).forEach(all::add);
        if (!obstacles.isEmpty()) {
            return Outcome.failed(all);
        }
        List<Operation> operations =
                described.stream().map(Described::operation).toList();
        return Outcome.of(Contract.of(file.path(), version.get(), operations, root, files), all);
    }

    /** Whether what keeps the contract from being served stands at the same place. */
    private boolean isSaid(Diagnostic remark) {
        return obstacles.stream().anyMatch(obstacle -> obstacle.span().equals(remark.span()));
    }

    private void makeSense(ContractSense sense) {
        sense.root(root);
        Set<String> ids = new LinkedHashSet<>();
        described.forEach(each -> ids.add(each.operation().key()));
        for (Described each : described) {
            Set<String> names = new LinkedHashSet<>(each.template().parameterNames());
            sense.operation(each.path(), names, each.method(), each.item(), each.entry(), each.node());
            sense.links(each.node(), ids);
        }
    }

    private Optional<OpenApiVersion> version() {
        Optional<Node> written = root.get("openapi").or(() -> root.get("swagger"));
        if (written.isEmpty()) {
            obstacles.add(ContractRules.CONTRACT_SHAPE
                    .at(firstKey(), "`" + file.path() + "` has no `openapi` and so is no OpenAPI document")
                    .withHelp("write `openapi: 3.1.0`, or name another file in `spec.openapi`"));
            return Optional.empty();
        }
        String text = written.get() instanceof Scalar scalar ? scalar.text() : "";
        Optional<OpenApiVersion> version = OpenApiVersion.of(text)
                .filter(known ->
                        (known == OpenApiVersion.V2_0) == root.get("openapi").isEmpty());
        if (version.isEmpty()) {
            obstacles.add(ContractRules.UNSUPPORTED_OPENAPI
                    .at(written.get().span(), "OpenAPI version `" + NodeText.shown(text) + "` is not known")
                    .withHelp("2.0 (as `swagger: \"2.0\"`), 3.0, 3.1 and 3.2 are read"));
        }
        return version;
    }

    private void readPaths(OpenApiVersion version, SecuritySchemes schemes, ContractSense sense) {
        Optional<Node> paths = root.get("paths");
        if (paths.orElse(null) instanceof Mapping items) {
            items.entries().forEach((path, entry) -> {
                if (!path.startsWith("x-")) {
                    readPath(path, entry, version, schemes, sense);
                }
            });
        } else {
            obstacles.add(ContractRules.CONTRACT_SHAPE
                    .at(
                            paths.map(Node::span).orElse(firstKey()),
                            paths.isPresent() ? "`paths` is not a mapping" : "the contract has no `paths`")
                    .withHelp(NEEDS_OPERATION));
        }
        if (obstacles.isEmpty() && described.isEmpty()) {
            obstacles.add(ContractRules.CONTRACT_SHAPE
                    .at(root.entry("paths").map(Entry::keySpan).orElse(firstKey()), "the contract has no operations")
                    .withHelp(NEEDS_OPERATION));
        }
    }

    private void readPath(
            String path, Entry entry, OpenApiVersion version, SecuritySchemes schemes, ContractSense sense) {
        Optional<PathTemplate> template = template(path, entry);
        Optional<Mapping> item = template.isEmpty() ? Optional.empty() : pathItem(path, entry.value());
        if (template.isEmpty() || item.isEmpty()) {
            return;
        }
        sense.pathItem(path, new LinkedHashSet<>(template.get().parameterNames()), item.get());
        item.get().entries().forEach((key, operation) -> {
            Optional<HttpMethod> method = method(key, version);
            if (method.isPresent()) {
                readOperation(path, template.get(), method.get(), entry, item.get(), operation, schemes);
            } else if (method(key.toLowerCase(Locale.ROOT), version).isPresent()) {
                obstacles.add(ContractRules.CONTRACT_SHAPE
                        .at(operation.keySpan(), "method `" + NodeText.shown(key) + "` is not written in lower case")
                        .withHelp("write `" + key.toLowerCase(Locale.ROOT) + "`"));
            } else if (key.equals("trace")) {
                unserved("TRACE", path, operation);
            } else if (key.equals("additionalOperations") && operation.value() instanceof Mapping more) {
                more.entries().forEach((name, other) -> unserved(name, path, other));
            }
        });
    }

    private static Optional<HttpMethod> method(String key, OpenApiVersion version) {
        return HttpMethod.ofPathItemKey(key)
                .filter(method -> method != HttpMethod.QUERY || version == OpenApiVersion.V3_2);
    }

    private void unserved(String method, String path, Entry operation) {
        remarks.add(ContractRules.UNSERVED_OPERATION
                .at(
                        operation.keySpan(),
                        "`" + NodeText.shown(method) + " " + NodeText.shown(path) + "` is not served by the gateway")
                .withHelp("the gateway answers 405; it serves GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS and QUERY"));
    }

    private Optional<PathTemplate> template(String path, Entry entry) {
        Matcher foreign = NOT_IN_A_PATH.matcher(path);
        if (foreign.find()) {
            obstacles.add(ContractRules.MALFORMED_PATH
                    .at(
                            entry.keySpan(),
                            "path `" + NodeText.shown(path) + "` has `" + NodeText.shown(foreign.group())
                                    + "`, which no request path has")
                    .withHelp("describe a query as parameters with `in: query`"));
            return Optional.empty();
        }
        try {
            return Optional.of(PathTemplate.parse(path));
        } catch (IllegalArgumentException e) {
            String message = Optional.ofNullable(e.getMessage()).orElse("path `" + path + "` is not a path template");
            obstacles.add(ContractRules.MALFORMED_PATH.at(entry.keySpan(), NodeText.shownLine(message)));
            return Optional.empty();
        }
    }

    /** A path item with what its reference leads to; what stands beside the reference goes before that. */
    private Optional<Mapping> pathItem(String path, Node item) {
        if (!(item instanceof Mapping mapping)) {
            obstacles.add(ContractRules.CONTRACT_SHAPE.at(
                    item.span(), "path `" + NodeText.shown(path) + "` is not a mapping"));
            return Optional.empty();
        }
        Optional<Node> reference = mapping.get("$ref");
        if (reference.isEmpty()) {
            return Optional.of(mapping);
        }
        ContractFiles.Target target = reference.get() instanceof Scalar scalar
                ? files.end(scalar)
                : new ContractFiles.Missing("is not a text");
        String why = switch (target) {
            case ContractFiles.Found found -> found.node() instanceof Mapping ? "" : "is not a mapping";
            case ContractFiles.Missing missing -> missing.reason();
            case ContractFiles.Foreign foreign -> foreign.reason();
            case ContractFiles.Circular ignored -> "leads to references without end";
        };
        if (target instanceof ContractFiles.Found found && found.node() instanceof Mapping there) {
            LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
            entries.remove("$ref");
            there.entries().forEach(entries::putIfAbsent);
            return Optional.of(new Mapping(there.origin(), entries));
        }
        String shown = reference.get() instanceof Scalar scalar ? NodeText.shown(scalar.text()) : "…";
        obstacles.add(ContractRules.UNRESOLVED_REFERENCE
                .at(
                        reference.get().span(),
                        "path `" + NodeText.shown(path) + "` refers to `" + shown + "`, which " + why)
                .withHelp("put the path item into the workspace, and refer to it there"));
        return Optional.empty();
    }

    private void readOperation(
            String path,
            PathTemplate template,
            HttpMethod method,
            Entry pathEntry,
            Mapping item,
            Entry entry,
            SecuritySchemes schemes) {
        if (!(entry.value() instanceof Mapping operation)) {
            obstacles.add(ContractRules.CONTRACT_SHAPE.at(
                    entry.keySpan(), "operation `" + method + " " + NodeText.shown(path) + "` is not a mapping"));
            return;
        }
        Optional<Scalar> id = operation
                .get("operationId")
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .filter(scalar -> !scalar.text().isBlank());
        String key = id.map(Scalar::text).orElse(method + " " + path);
        SourceSpan span = id.map(Node::span).orElse(entry.keySpan());
        SourceSpan earlier = keys.putIfAbsent(key, span);
        if (earlier != null) {
            obstacles.add(duplicate(key, span, earlier, path, pathEntry));
            return;
        }
        SecuritySchemes.Requirement security =
                schemes.requirement(operation.get("security").or(() -> root.get("security")));
        described.add(new Described(
                path,
                template,
                method,
                item,
                entry,
                new Operation(
                        key,
                        method,
                        template,
                        PathParameters.styles(files, template, item, operation),
                        security.scopes(),
                        security.otherAlternative(),
                        span,
                        pathEntry.keySpan())));
    }

    /** Of two paths that share a path item, the reference of the second is what makes its operations twice. */
    private static Diagnostic duplicate(String key, SourceSpan span, SourceSpan earlier, String path, Entry pathEntry) {
        String operation = "operation `" + NodeText.shown(key) + "` exists twice in the contract";
        if (!span.equals(earlier)) {
            return ContractRules.DUPLICATE_OPERATION
                    .at(span, operation)
                    .withRelated(earlier, "first used here")
                    .withHelp("give each operation an `operationId` of its own");
        }
        SourceSpan reference = pathEntry.value() instanceof Mapping item
                ? item.get("$ref").map(Node::span).orElse(pathEntry.keySpan())
                : pathEntry.keySpan();
        return ContractRules.DUPLICATE_OPERATION
                .at(
                        reference,
                        operation + ": path `" + NodeText.shown(path) + "` takes over the operations of another path")
                .withRelated(earlier, "the operation has its name here")
                .withHelp("copy the path item, and give its operations an `operationId` of their own");
    }

    private SourceSpan firstKey() {
        return root.entries().isEmpty()
                ? root.span()
                : root.entries().firstEntry().getValue().keySpan();
    }
}
