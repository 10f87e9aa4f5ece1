package mgwc.compiler.validation;

import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.release.Digest;

/** Stands for everything that what is found about one API depends on, apart from the API's own files. */
final class FrameDigest {

    private FrameDigest() {}

    /** The same for the same documents and the same broken files; in hexadecimal digits. */
    static String of(SharedDeclarations shared) {
        StringBuilder all = new StringBuilder();
        for (Document document : shared.documents()) {
            if (hasASay(document)) {
                shared.tree()
                        .file(document.path())
                        .ifPresent(file -> all.append(document.path())
                                .append('\0')
                                .append(file.digest())
                                .append('\n'));
            }
        }
        for (String path : shared.brokenShared()) {
            all.append("broken ").append(path).append('\n');
        }
        return Digest.of(all.toString()).hex();
    }

    private static boolean hasASay(Document document) {
        return switch (document.kind()) {
            case WORKSPACE, ENVIRONMENT, THROTTLING_TIERS, RULE -> true;
            case API, API_OVERLAY, APPLICATION, WAIVERS, ENVIRONMENT_RELEASE -> false;
        };
    }
}
