package mgwc.layout;

import java.util.Optional;
import mgwc.model.Kind;
import mgwc.value.ApiId;

/**
 * The only table of kinds and paths. All paths are relative to the root of the workspace and have slashes.
 *
 * <pre>
 * mgwc.yaml                              Workspace
 * apis/orders/v1/api.yaml                Api
 * applications/web-shop.yaml             Application
 * environments/prod/environment.yaml     Environment
 * environments/prod/apis/orders-v1.yaml  ApiOverlay
 * policies/tiers.yaml                    ThrottlingTiers, Rule, Waivers
 * releases/prod.yaml                     EnvironmentRelease
 * </pre>
 */
public final class WorkspaceLayout {

    /** Marks a folder as a workspace. */
    public static final String ROOT_FILE = "mgwc.yaml";

    /** The findings that a workspace accepts, as {@code validate --write-baseline} writes them. */
    public static final String BASELINE = "policies/baseline.json";

    /** Separates the names in a path of the deepest document: {@code environments/prod/apis/orders-v1.yaml}. */
    public static final int DEEPEST = 4;

    private static final String RULES = "policies/rules/";

    private WorkspaceLayout() {}

    /** The start of the path of every document of a kind. */
    public static String start(Kind kind) {
        return switch (kind) {
            case WORKSPACE -> ROOT_FILE;
            case API -> Folder.APIS.path();
            case APPLICATION -> Folder.APPLICATIONS.path();
            case ENVIRONMENT, API_OVERLAY -> Folder.ENVIRONMENTS.path();
            case THROTTLING_TIERS, RULE, WAIVERS -> Folder.POLICIES.path();
            case ENVIRONMENT_RELEASE -> Folder.RELEASES.path();
        };
    }

    /** Whether a document of a kind belongs at a path. */
    public static boolean isPlaceOf(Kind kind, String path) {
        return switch (kind) {
            case WORKSPACE -> path.equals(ROOT_FILE);
            case ENVIRONMENT -> isEnvironmentFile(path);
            case API_OVERLAY -> environmentOf(path).isPresent();
            case API, APPLICATION, THROTTLING_TIERS, RULE, WAIVERS, ENVIRONMENT_RELEASE -> path.startsWith(start(kind));
        };
    }

    /** The usual path of a document, with angle brackets around the parts that its name does not tell. */
    public static String placeOf(Kind kind, String name) {
        return switch (kind) {
            case WORKSPACE -> ROOT_FILE;
            case API -> Folder.APIS.path() + name + "/<version>/api.yaml";
            case ENVIRONMENT -> environmentFile(name);
            case API_OVERLAY -> overlayFolder("<environment>") + name + ".yaml";
            case APPLICATION, THROTTLING_TIERS, RULE, WAIVERS, ENVIRONMENT_RELEASE -> start(kind) + name + ".yaml";
        };
    }

    /** A glob for the paths of a kind; empty where several kinds share a folder. */
    public static Optional<String> glob(Kind kind) {
        return switch (kind) {
            case WORKSPACE -> Optional.of(ROOT_FILE);
            case API -> Optional.of(Folder.APIS.path() + "*/*/api.yaml");
            case ENVIRONMENT -> Optional.of(environmentFile("*"));
            case API_OVERLAY -> Optional.of(overlayFolder("*") + "*.yaml");
            case APPLICATION, ENVIRONMENT_RELEASE -> Optional.of(start(kind) + "*.yaml");
            case THROTTLING_TIERS, RULE, WAIVERS -> Optional.empty();
        };
    }

    /** The kind that a path suggests; a file says its kind itself once it can be read. */
    public static Optional<Kind> kindAt(String path) {
        if (path.equals(ROOT_FILE)) {
            return Optional.of(Kind.WORKSPACE);
        }
        for (Folder folder : Folder.values()) {
            if (folder.holds(path)) {
                return kindIn(folder, path);
            }
        }
        return Optional.empty();
    }

    private static Optional<Kind> kindIn(Folder folder, String path) {
        return switch (folder) {
            case APIS -> isApiFile(path) ? Optional.of(Kind.API) : Optional.empty();
            case APPLICATIONS -> Optional.of(Kind.APPLICATION);
            case ENVIRONMENTS -> Optional.of(isEnvironmentFile(path) ? Kind.ENVIRONMENT : Kind.API_OVERLAY);
            case POLICIES -> Optional.of(path.startsWith(RULES) ? Kind.RULE : Kind.THROTTLING_TIERS);
            case RELEASES -> Optional.of(Kind.ENVIRONMENT_RELEASE);
        };
    }

    /** Whether a file declares an API: {@code apis/orders/v1/api.yaml}. */
    public static boolean isApiFile(String path) {
        return Folder.APIS.holds(path) && (path.endsWith("/api.yaml") || path.endsWith("/api.yml"));
    }

    /** Whether a file declares an environment: {@code environments/prod/environment.yaml}. */
    public static boolean isEnvironmentFile(String path) {
        return Folder.ENVIRONMENTS.holds(path)
                && (path.endsWith("/environment.yaml") || path.endsWith("/environment.yml"))
                && path.indexOf('/', Folder.ENVIRONMENTS.path().length()) == path.lastIndexOf('/');
    }

    /** Whether a file concerns APIs one by one: it declares or describes one, or is an overlay. */
    public static boolean isOfOneApi(String path) {
        return Folder.APIS.holds(path) || path.contains("/apis/");
    }

    /** The environment whose folder holds a file. */
    public static Optional<String> environmentOf(String path) {
        int start = Folder.ENVIRONMENTS.path().length();
        int end = path.indexOf('/', start);
        return Folder.ENVIRONMENTS.holds(path) && end >= 0 ? Optional.of(path.substring(start, end)) : Optional.empty();
    }

    /** The start of every path in the folder of an environment: {@code environments/prod/}. */
    public static String environmentFolder(String environment) {
        return Folder.ENVIRONMENTS.path() + environment + "/";
    }

    /** The file that declares an environment. */
    public static String environmentFile(String environment) {
        return environmentFolder(environment) + "environment.yaml";
    }

    /** The start of every path of an overlay of an environment: {@code environments/prod/apis/}. */
    public static String overlayFolder(String environment) {
        return environmentFolder(environment) + "apis/";
    }

    /** The file in which an environment changes an API. */
    public static String overlay(String environment, ApiId api) {
        return overlayFolder(environment) + api + ".yaml";
    }
}
