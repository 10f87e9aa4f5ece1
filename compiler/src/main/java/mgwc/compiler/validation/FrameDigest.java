package mgwc.compiler.validation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import mgwc.compiler.parse.Document;
import mgwc.compiler.parse.SharedDeclarations;

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
        try {
            byte[] text = all.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean hasASay(Document document) {
        return switch (document.kind()) {
            case WORKSPACE, ENVIRONMENT, THROTTLING_TIERS, RULE -> true;
            case API, API_OVERLAY, APPLICATION, WAIVERS, ENVIRONMENT_RELEASE -> false;
        };
    }
}
