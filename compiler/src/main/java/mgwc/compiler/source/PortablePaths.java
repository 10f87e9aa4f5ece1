package mgwc.compiler.source;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;

/** Whether all paths of a workspace can lie beside each other on Linux, Windows and macOS. */
final class PortablePaths {

    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private PortablePaths() {}

    /** Paths that some system cannot have, and paths that some system takes for one. */
    static List<Diagnostic> check(SortedMap<String, SourceFile> files) {
        List<Diagnostic> found = new ArrayList<>();
        boolean plain = true;
        String previous = "";
        for (String path : files.keySet()) {
            // Files of a folder follow one another, so that the folders they share have been looked at.
            int start = endOfSharedFolders(previous, path);
            while (start < path.length()) {
                int slash = path.indexOf('/', start);
                int end = slash < 0 ? path.length() : slash;
                checkName(path, path.substring(start, end), found);
                start = end + 1;
            }
            plain = plain && isPlain(path);
            previous = path;
        }
        if (!plain) {
            twins(files.keySet(), found);
        }
        return found;
    }

    private static int endOfSharedFolders(String previous, String path) {
        int end = 0;
        int shared = Math.min(previous.length(), path.length());
        for (int i = 0; i < shared && previous.charAt(i) == path.charAt(i); i++) {
            if (path.charAt(i) == '/') {
                end = i + 1;
            }
        }
        return end;
    }

    private static void checkName(String file, String name, List<Diagnostic> found) {
        boolean cut = name.endsWith(".") || name.endsWith(" ");
        if (cut || isForbidden(name) || isDevice(name)) {
            found.add(SourceRules.AMBIGUOUS_PATH
                    .at(SourceSpan.startOf(file), "`" + name + "` cannot be the name of a file on Windows")
                    .withHelp("rename it; letters, digits, `-`, `_` and dots are the same everywhere"));
        }
    }

    private static boolean isForbidden(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("<>:\"|?*".indexOf(name.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether Windows opens a device of that name: {@code con}, {@code nul.yaml}, {@code com1}. */
    private static boolean isDevice(String name) {
        if (name.length() < 3) {
            return false;
        }
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
        boolean port = stem.length() == 4 && (stem.startsWith("com") || stem.startsWith("lpt"));
        return DEVICES.contains(stem) || (port && stem.charAt(3) >= '1' && stem.charAt(3) <= '9');
    }

    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static void twins(Set<String> files, List<Diagnostic> found) {
        SortedSet<String> paths = new TreeSet<>(files);
        for (String file : files) {
            for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
                paths.add(file.substring(0, slash));
            }
        }
        Map<String, String> byKey = new HashMap<>();
        for (String path : paths) {
            String key = asFound(path);
            String twin = byKey.putIfAbsent(key, path);
            if (twin != null && folder(twin).equals(folder(path))) {
                found.add(SourceRules.AMBIGUOUS_PATH
                        .at(
                                SourceSpan.startOf(path),
                                "`" + path + "` and `" + twin + "` are one path on Windows and macOS")
                        .withHelp("rename one of them"));
            }
        }
    }

    /** Alike for paths that Windows or macOS finds the same file by. */
    private static String asFound(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) >= 0x80) {
                return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            }
        }
        return path.toLowerCase(Locale.ROOT);
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
