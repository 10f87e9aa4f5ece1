package mgwc.compiler.rule;

import mgwc.compiler.workspace.SharedDeclarations;

/** Whether files were left out because they are broken, so that what refers to them cannot be judged. */
public final class Broken {

    private Broken() {}

    /** @param folder with a slash at the end */
    public static boolean below(SharedDeclarations shared, String folder) {
        return shared.broken().stream().anyMatch(path -> path.startsWith(folder));
    }

    public static boolean any(SharedDeclarations shared) {
        return !shared.broken().isEmpty();
    }
}
