package mgwc.compiler.source;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.SourceSpan;

/** Whether all paths of a workspace can lie beside each other on Linux, Windows and macOS. */
final class PortablePaths {

    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private PortablePaths() {}

    /** Paths that some system cannot have, and paths that some system takes for one. */
    static List<Diagnostic> check(Collection<String> paths) {
        List<Diagnostic> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String path : paths) {
            for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
                checkName(path, path.substring(0, end), seen, found);
            }
            checkName(path, path, seen, found);
        }
        if (!paths.stream().allMatch(PortablePaths::isPlain)) {
            twins(seen, found);
        }
        return found;
    }

    private static void checkName(String file, String path, Set<String> seen, List<Diagnostic> found) {
        if (!seen.add(path)) {
            return;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean cut = name.endsWith(".") || name.endsWith(" ");
        boolean forbidden = name.chars().anyMatch(c -> "<>:\"|?*".indexOf(c) >= 0);
        if (cut || forbidden || isDevice(name)) {
            found.add(SourceRules.AMBIGUOUS_PATH
                    .at(SourceSpan.startOf(file), "`" + name + "` cannot be the name of a file on Windows")
                    .withHelp("rename it; letters, digits, `-`, `_` and dots are the same everywhere"));
        }
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
        return path.chars().allMatch(c -> c < 0x80 && (c < 'A' || c > 'Z'));
    }

    private static void twins(Set<String> paths, List<Diagnostic> found) {
        Map<String, String> byKey = new HashMap<>();
        for (String path : paths.stream().sorted().toList()) {
            String key = Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
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

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
