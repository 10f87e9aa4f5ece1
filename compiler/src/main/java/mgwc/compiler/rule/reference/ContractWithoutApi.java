package mgwc.compiler.rule.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mgwc.compiler.contract.ContractLocation;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.StrayFiles;
import mgwc.compiler.workspace.Document;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** A contract is among the APIs, and no API names it. */
public final class ContractWithoutApi implements DeclarationRule {

    private static final NodePath ISSUERS = NodePath.of("spec", "issuers");
    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW3052", "contract-without-api", "A contract is among the APIs, and no API names it.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        if (workspace.shared().broken().stream().anyMatch(WorkspaceLayout::isApiFile)) {
            return;
        }
        for (SourceFile file : workspace.unnamed()) {
            if (isNamedAsContracts(file.path()) && StrayFiles.isContract(file.content())) {
                report(file.path(), workspace, findings);
            }
        }
    }

    private static boolean isNamedAsContracts(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
    }

    private static void report(String path, WorkspaceView workspace, Findings findings) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        Optional<String> api = workspace.shared().tree().files().keySet().stream()
                .filter(other -> other.startsWith(folder) && other.lastIndexOf('/') == folder.length() - 1)
                .filter(WorkspaceLayout::isApiFile)
                .findFirst();
        if (api.isPresent()) {
            if (lacksContract(workspace)) {
                return;
            }
            findings.add(SPEC.at(SourceSpan.startOf(path), "no API names the contract `" + path + "`")
                    .withHelp("name it in `spec.openapi` of `" + api.get() + "`, or delete it"));
            return;
        }
        List<String> names = names(path);
        String place = Folder.APIS.path() + names.getFirst() + "/" + names.getLast() + "/";
        findings.add(SPEC.at(
                        SourceSpan.startOf(path),
                        "`" + path + "` is a contract without `api.yaml`, so no environment serves it")
                .withHelp(
                        folder.equals(place)
                                ? "add `" + place + "api.yaml`, such as"
                                : "move it into `" + place + "`, and add `" + place + "api.yaml`, such as")
                .withSnippet(snippet(path, names.getFirst(), names.getLast(), issuer(workspace))));
    }

    /** Whether an API names a contract that is not there, and may have meant another one. */
    private static boolean lacksContract(WorkspaceView workspace) {
        return workspace.shared().broken().stream()
                .anyMatch(path -> workspace.shared().tree().file(path).isEmpty());
    }

    /** The name and the version that the folders of a contract suggest. */
    private static List<String> names(String path) {
        String[] parts = path.substring(Folder.APIS.path().length()).split("/", -1);
        String file = parts[parts.length - 1];
        String stem = file.substring(0, file.lastIndexOf('.'));
        return switch (parts.length) {
            case 1 -> List.of(name(stem), "v1");
            case 2 -> List.of(name(parts[0]), "v1");
            default -> List.of(name(parts[parts.length - 3]), version(parts[parts.length - 2]));
        };
    }

    /** The text as the name of a document. */
    private static String name(String text) {
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "api" : name;
    }

    private static String version(String folder) {
        return folder.matches("v?[0-9][0-9.-]{0,20}") ? folder : "v1";
    }

    private static Optional<String> issuer(WorkspaceView workspace) {
        for (Document environment : workspace.shared().ofKind(Kind.ENVIRONMENT)) {
            Optional<String> first =
                    Documents.entries(environment, ISSUERS).keySet().stream().findFirst();
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    private static String[] snippet(String path, String name, String version, Optional<String> issuer) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        List<String> lines = new ArrayList<>(List.of(
                "apiVersion: mgwc/v1",
                "kind: Api",
                "metadata:",
                "  name: " + name,
                "  version: " + (Character.isDigit(version.charAt(0)) ? "\"" + version + "\"" : version),
                "spec:"));
        if (!file.equals(ContractLocation.DEFAULT)) {
            lines.add("  openapi: " + file);
        }
        lines.addAll(List.of(
                "  basePath: /" + name + "/" + version,
                "  endpoints:",
                "    production:",
                "      backends:",
                "        primary:",
                "          url: https://" + name + ".internal:8443",
                "  security:"));
        if (issuer.isPresent()) {
            lines.addAll(List.of("    jwt:", "      issuers: [" + issuer.get() + "]"));
        } else {
            lines.add("    anonymous: true");
        }
        return lines.toArray(String[]::new);
    }
}
