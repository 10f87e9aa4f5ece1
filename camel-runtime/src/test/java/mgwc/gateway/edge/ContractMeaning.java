package mgwc.gateway.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a contract means for a request, worked out with regular expressions over decoded text and without a tree. It
 * shares no code with the gateway and none with the compiler.
 */
final class ContractMeaning {

    /** A {@code ;} that stands in the path as it is, in place of which a decoded text may have a {@code ;} too. */
    private static final char RAW_SEMICOLON = '\uE000';

    /** Escapes of characters that mean something else than the characters themselves (RFC 3986 section 2.2). */
    private static final Pattern ESCAPED_DELIMITER = Pattern.compile("%(?:2[14678-9A-Ca-c]|3[ABDabd]|40)");

    /** Where those escapes are in a decoded text: each at its code behind this character. */
    private static final char DELIMITERS = '\uE100';

    private static final String REFUSED = "400";

    /** @param styles of path parameters by name */
    record Described(String id, String method, String path, Map<String, String> styles) {}

    /** @param order sorts paths: of two that fit a request, the one that comes first is meant */
    private record Path(String signature, List<Pattern> segments, boolean rest, boolean restMayBeEmpty, String order) {}

    private final String basePath;
    private final boolean encodedSlashes;
    private final Map<String, Path> paths = new TreeMap<>();
    private final Map<String, Map<String, String>> idsByMethod = new TreeMap<>();

    ContractMeaning(String basePath, boolean encodedSlashes, List<Described> operations) {
        this.basePath = basePath;
        this.encodedSlashes = encodedSlashes;
        for (Described operation : operations) {
            add(operation, basePath + operation.path());
            if (operation.path().equals("/") && !basePath.isEmpty()) {
                add(operation, basePath);
            }
        }
    }

    private void add(Described operation, String template) {
        Path path = path(template, operation.styles());
        paths.put(path.signature(), path);
        idsByMethod
                .computeIfAbsent(path.signature(), signature -> new TreeMap<>())
                .put(operation.method(), operation.id());
    }

    /**
     * The id of the operation that a request is for; or else {@code 400}, {@code 404}, or {@code 405} and what is
     * allowed.
     */
    String outcome(String method, String target) {
        String raw = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
        Optional<List<String>> decoded = decoded(raw);
        if (decoded.isEmpty()) {
            return REFUSED;
        }
        List<String> segments = decoded.get();
        boolean slash = segments.stream().anyMatch(segment -> segment.contains("/"));
        boolean mine = (raw + "/").startsWith(basePath + "/");
        if (slash && !(encodedSlashes && mine)) {
            return REFUSED;
        }
        Optional<Path> meant = paths.values().stream()
                .filter(path -> fits(path, segments))
                .min(Comparator.comparing(Path::order).thenComparing(Path::signature));
        if (meant.isEmpty()) {
            return raw.contains(";") ? REFUSED : "404";
        }
        Map<String, String> ids = idsByMethod.get(meant.get().signature());
        if (ids.containsKey(method)) {
            return ids.get(method);
        }
        if (method.equals("HEAD") && ids.containsKey("GET")) {
            return ids.get("GET");
        }
        Set<String> allowed = new TreeSet<>(ids.keySet());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return "405 " + allowed;
    }

    private static boolean fits(Path path, List<String> segments) {
        int fixed = path.segments().size();
        if (segments.size() < fixed || (segments.size() > fixed && !path.rest())) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            if (!path.segments().get(i).matcher(segments.get(i)).matches()) {
                return false;
            }
        }
        return !path.rest() || fitsRest(path, segments.subList(fixed, segments.size()));
    }

    private static boolean fitsRest(Path path, List<String> rest) {
        if (rest.isEmpty() || rest.equals(List.of(""))) {
            return path.restMayBeEmpty();
        }
        for (int i = 0; i < rest.size(); i++) {
            boolean last = i == rest.size() - 1;
            if ((rest.get(i).isEmpty() && !last) || rest.get(i).indexOf(RAW_SEMICOLON) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The segments of a template as patterns of decoded text. */
    private static Path path(String template, Map<String, String> styles) {
        List<String> parts = new ArrayList<>(List.of(template.substring(1).split("/", -1)));
        String last = parts.getLast();
        boolean any = last.equals("*");
        boolean rest = any || last.matches("\\{[\\p{L}\\p{Nd}_.-]+\\+}");
        if (rest) {
            parts.removeLast();
        }
        List<Pattern> segments = new ArrayList<>();
        StringBuilder signature = new StringBuilder();
        StringBuilder order = new StringBuilder();
        for (String part : parts) {
            String pattern = pattern(part, styles);
            segments.add(Pattern.compile(pattern, Pattern.DOTALL));
            signature.append('/').append(pattern);
            order.append(rank(part, styles)).append('/');
        }
        // whatever comes before a wildcard beats it, the end of a path too
        order.append(rest ? "~" : "");
        return new Path(signature + (rest ? "/**" + any : ""), segments, rest, any, order.toString());
    }

    private static String pattern(String part, Map<String, String> styles) {
        StringBuilder pattern = new StringBuilder();
        boolean afterMatrix = false;
        int from = 0;
        for (int open = part.indexOf('{'); open >= 0; open = part.indexOf('{', from)) {
            int close = part.indexOf('}', open);
            pattern.append(Pattern.quote(text(part.substring(from, open))));
            String style = styles.getOrDefault(part.substring(open + 1, close), "simple");
            afterMatrix |= style.equals("matrix");
            pattern.append(
                    switch (style) {
                        case "matrix" -> RAW_SEMICOLON + ".+";
                        case "label" -> "\\." + (afterMatrix ? ".+" : "[^" + RAW_SEMICOLON + "]+");
                        default -> afterMatrix ? ".+" : "[^" + RAW_SEMICOLON + "]+";
                    });
            from = close + 1;
        }
        return pattern.append(Pattern.quote(text(part.substring(from)))).toString();
    }

    /** Sorts text before parameters, and parameters with more text around them before those with less. */
    private static String rank(String part, Map<String, String> styles) {
        if (!part.contains("{")) {
            return "0";
        }
        int length = 0;
        int from = 0;
        for (int open = part.indexOf('{'); open >= 0; open = part.indexOf('{', from)) {
            int close = part.indexOf('}', open);
            boolean styled = styles.containsKey(part.substring(open + 1, close));
            length += encodedLength(part.substring(from, open)) + (styled ? 1 : 0);
            from = close + 1;
        }
        return "1" + String.format("%05d", 99_999 - length - encodedLength(part.substring(from)));
    }

    /** Three characters for each octet that is escaped in a path. */
    private static int encodedLength(String text) {
        int length = 2 * (int) ESCAPED_DELIMITER.matcher(text).results().count();
        for (byte octet : octets(text.getBytes(StandardCharsets.UTF_8), true)) {
            boolean plain = octet > 0 && Pattern.matches("[A-Za-z0-9._~!$&'()*+,=:@-]", "" + (char) octet);
            length += plain ? 1 : 3;
        }
        return length;
    }

    /** The text of a template without its escapes. */
    private static String text(String written) {
        String delimited = delimited(written).replace(';', (char) (DELIMITERS + ';'));
        byte[] octets = octets(delimited.getBytes(StandardCharsets.UTF_8), true);
        return new String(octets, StandardCharsets.UTF_8);
    }

    /** The segments of a path without their escapes; empty if two readers of the path could disagree about it. */
    private static Optional<List<String>> decoded(String path) {
        boolean legible = path.matches("/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*")
                && !Pattern.compile("%(?![0-9A-Fa-f]{2})").matcher(path).find()
                && !Pattern.compile("%(5[Cc]|[01][0-9A-Fa-f]|7[Ff])")
                        .matcher(path)
                        .find();
        if (!legible) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (String raw : path.substring(1).split("/", -1)) {
            byte[] octets = octets(delimited(raw.replace(';', RAW_SEMICOLON)).getBytes(StandardCharsets.UTF_8), false);
            try {
                segments.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(octets))
                        .toString());
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
        }
        for (String segment : segments) {
            boolean twice = Pattern.compile("%[0-9A-Fa-f]{2}").matcher(segment).find();
            for (String part : segment.split("/", -1)) {
                String bare = part.contains("" + RAW_SEMICOLON) ? part.substring(0, part.indexOf(RAW_SEMICOLON)) : part;
                if (twice || bare.equals(".") || bare.equals("..")) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(segments);
    }

    private static String delimited(String text) {
        return ESCAPED_DELIMITER
                .matcher(text)
                .replaceAll(escape -> ""
                        + (char) (DELIMITERS + Integer.parseInt(escape.group().substring(1), 16)));
    }

    private static byte[] octets(byte[] written, boolean lenient) {
        byte[] octets = new byte[written.length];
        int length = 0;
        for (int i = 0; i < written.length; i++) {
            byte octet = written[i];
            if (octet == '%' && i + 2 < written.length) {
                String digits = new String(written, i + 1, 2, StandardCharsets.ISO_8859_1);
                if (!lenient || digits.matches("[0-9A-Fa-f]{2}")) {
                    octet = (byte) Integer.parseInt(digits, 16);
                    i += 2;
                }
            }
            octets[length++] = octet;
        }
        return Arrays.copyOf(octets, length);
    }
}
