package mgwc.gateway.edge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes requests of a contract: what clients send that follow it (OpenAPI 3.1 section 4.8.12.6), with values of all
 * kinds of characters, and what is left when something about that is changed.
 */
final class ContractRequests {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private static final List<String> VALUES = List.of(
            "7",
            "abc",
            "a-b_c~d.e",
            "café",
            "日本",
            "a b",
            "100%",
            "group/project",
            "q?r#s",
            "[1]",
            "a;b",
            "a:b@c",
            "!$&'()*+,;=",
            "%41",
            "..",
            ".",
            "line\nbreak",
            "a\\b",
            "*",
            "{id}",
            "admin",
            "secret.",
            "//",
            "x/../y");

    /** @param style as the contract names it, or the default of its location */
    record Parameter(String name, String in, String style, boolean explode) {}

    /** A request of an operation. */
    record Request(String method, String target) {}

    private final Random random;

    ContractRequests(Random random) {
        this.random = random;
    }

    Request request(String basePath, String method, String template, List<Parameter> parameters) {
        String path = basePath + path(template, parameters);
        String target = changed(path, basePath.length()) + query(parameters);
        return new Request(random.nextInt(6) == 0 ? oneOf(METHODS) : method, target);
    }

    private String path(String template, List<Parameter> parameters) {
        List<String> segments = new ArrayList<>();
        String[] parts = template.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (last && (parts[i].equals("*") || parts[i].endsWith("+}"))) {
                int count = random.nextInt(4);
                for (int j = 0; j < count; j++) {
                    segments.add(encoded(oneOf(VALUES)));
                }
            } else {
                segments.add(segment(parts[i], parameters));
            }
        }
        return segments.isEmpty() ? "" : "/" + String.join("/", segments);
    }

    private String segment(String part, List<Parameter> parameters) {
        StringBuilder segment = new StringBuilder();
        int from = 0;
        for (int open = part.indexOf('{'); open >= 0; open = part.indexOf('{', from)) {
            int close = part.indexOf('}', open);
            String name = part.substring(open + 1, close);
            segment.append(literal(part.substring(from, open)));
            segment.append(parameters.stream()
                    .filter(each -> each.in().equals("path") && each.name().equals(name))
                    .findFirst()
                    .map(this::expanded)
                    .orElseGet(() -> encoded(oneOf(VALUES))));
            from = close + 1;
        }
        return segment.append(literal(part.substring(from))).toString();
    }

    /** Text of a template, with some of what may be escaped as well as not. */
    private String literal(String text) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String character = text.substring(i, text.offsetByCodePoints(i, 1));
            i += character.length() - 1;
            boolean escape = text.startsWith("%", i) && text.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*");
            boolean plain = character.matches("[A-Za-z0-9._~-]");
            if (escape || (plain && random.nextInt(20) > 0) || character.matches("[!$&'()*+,=:@]")) {
                written.append(character);
            } else {
                written.append(octets(character));
            }
        }
        return written.toString();
    }

    private String expanded(Parameter parameter) {
        List<String> values = new ArrayList<>();
        int kind = random.nextInt(4);
        for (int i = 0; i < (kind < 2 ? 1 : 2); i++) {
            values.add(encoded(oneOf(VALUES)));
        }
        return kind == 3 ? object(parameter, values) : list(parameter, values);
    }

    private static String list(Parameter parameter, List<String> values) {
        String name = encoded(parameter.name());
        return switch (parameter.style()) {
            case "label" -> "." + String.join(parameter.explode() ? "." : ",", values);
            case "matrix" ->
                parameter.explode()
                        ? joined(values, value -> ";" + name + "=" + value)
                        : ";" + name + "=" + String.join(",", values);
            default -> String.join(",", values);
        };
    }

    private static String object(Parameter parameter, List<String> values) {
        String flat = "x," + values.getFirst() + ",y," + values.getLast();
        String pairs = "x=" + values.getFirst() + "%sy=" + values.getLast();
        return switch (parameter.style()) {
            case "label" -> "." + (parameter.explode() ? pairs.replaceFirst("%s", ".") : flat);
            case "matrix" ->
                parameter.explode()
                        ? ";" + pairs.replaceFirst("%s", ";")
                        : ";" + encoded(parameter.name()) + "=" + flat;
            default -> parameter.explode() ? pairs.replaceFirst("%s", ",") : flat;
        };
    }

    private static String joined(List<String> values, Function<String, String> each) {
        return values.stream().map(each).collect(Collectors.joining());
    }

    private String query(List<Parameter> parameters) {
        List<String> pairs = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.in().equals("query") && random.nextBoolean()) {
                String name = encoded(parameter.name());
                String one = encoded(oneOf(VALUES));
                String two = encoded(oneOf(VALUES));
                pairs.add(
                        switch (parameter.style()) {
                            case "spaceDelimited" -> name + "=" + one + "%20" + two;
                            case "pipeDelimited" -> name + "=" + one + "|" + two;
                            case "deepObject" -> name + "[x]=" + one + "&" + name + "[y]=" + two;
                            default ->
                                parameter.explode() ? name + "=" + one + "&" + name + "=" + two : name + "=" + one;
                        });
            }
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    /** The path, or one that differs in one place from it behind the base path. */
    private String changed(String path, int base) {
        int at = base + random.nextInt(path.length() - base + 1);
        String before = path.substring(0, at);
        String after = path.substring(at);
        return switch (random.nextInt(24)) {
            case 0 -> path + "/";
            case 1 -> path + "/" + encoded(oneOf(VALUES));
            case 2 -> path.substring(0, Math.max(base, path.lastIndexOf('/')));
            case 3 -> before + ";x=1" + after;
            case 4 -> before + "%2F" + after;
            case 5 -> before + "%2f.." + after;
            case 6 -> before + "/" + after;
            case 7 -> before + "%25" + after;
            case 8 -> before + "." + after;
            case 9 -> path.toUpperCase(Locale.ROOT);
            case 10 -> before + "%3B" + after;
            case 11 -> path.replace("%", "%25");
            case 12 -> before + oneOf(List.of("%00", "%zz", "%C3", "\"", "%21", "%5c", "é", "%7e")) + after;
            default -> path;
        };
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(point -> {
            String character = Character.toString(point);
            encoded.append(character.matches("[A-Za-z0-9._~-]") ? character : octets(character));
        });
        return encoded.toString();
    }

    private static String octets(String character) {
        StringBuilder octets = new StringBuilder();
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            octets.append(String.format("%%%02X", octet));
        }
        return octets.toString();
    }
}
