package mgwc.compiler.rule.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.value.PathTemplate;

/** An operation whose path the gateway refuses before it looks for operations. */
public final class UnreachableOperation implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW4005", "unreachable-operation", "No request can reach an operation of a contract.");

    private static final String WITHOUT = "describe the path without it; other paths of the contract are served";

    private record Reason(String fact, String help) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        boolean encodedSlashes = served.api().value().spec().allowEncodedSlashes();
        for (Operation operation : served.contract().map(Contract::operations).orElse(List.of())) {
            reason(operation.template(), encodedSlashes)
                    .ifPresent(reason -> findings.add(SPEC.at(
                                    operation.pathSpan(),
                                    "no request can reach `" + operation.method() + " " + operation.template()
                                            + "`: the gateway refuses " + reason.fact())
                            .withHelp(reason.help())));
        }
    }

    /** The gateway answers 400 to such paths, however they are written (RFC 3986 section 6.2.2.3). */
    private static Optional<Reason> reason(PathTemplate template, boolean encodedSlashes) {
        for (PathTemplate.Segment segment : template.normalized().segments()) {
            String text = switch (segment) {
                case PathTemplate.Literal literal -> literal.text();
                case PathTemplate.Parameter parameter -> parameter.shape();
                case PathTemplate.Wildcard ignored -> "";
            };
            if (text.isEmpty()) {
                continue;
            }
            Optional<Reason> reason = reason(text, encodedSlashes);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private static Optional<Reason> reason(String text, boolean encodedSlashes) {
        if (text.contains("%2F") && !encodedSlashes) {
            return Optional.of(new Reason(
                    "paths with an encoded slash",
                    "describe the path without it; or set `allowEncodedSlashes: true` in the Api document, if the"
                            + " backends do not decode the slash before they choose what to serve"));
        }
        for (String part : text.split("%2F", -1)) {
            if (part.equals(".") || part.equals("..")) {
                return Optional.of(new Reason("paths with a `" + part + "` segment", WITHOUT));
            }
        }
        if (text.indexOf(';') >= 0) {
            return Optional.of(new Reason(
                    "paths with a parameter after `;`",
                    "describe what follows the `;` as a path parameter with `style: matrix`, as in `/items{all}`"));
        }
        return octets(text).map(fact -> new Reason(fact, WITHOUT));
    }

    /** What the gateway refuses of the octets that a text in normal form stands for. */
    private static Optional<String> octets(String text) {
        byte[] octets = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean escaped = text.charAt(i) == '%' && i + 2 < text.length();
            int octet = escaped ? Integer.parseInt(text, i + 1, i + 3, 16) : text.charAt(i);
            i += escaped ? 2 : 0;
            if (octet == '\\' || octet < 0x20 || octet == 0x7f) {
                return Optional.of("paths with an encoded backslash or control character");
            }
            if (escaped && octet == '%' && isEscape(text, i + 1)) {
                return Optional.of("paths that are encoded twice");
            }
            octets[length++] = (byte) octet;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, length));
            return Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of("paths with an escape that is not UTF-8");
        }
    }

    private static boolean isEscape(String text, int start) {
        return start + 1 < text.length()
                && Character.digit(text.charAt(start), 16) >= 0
                && Character.digit(text.charAt(start + 1), 16) >= 0;
    }
}
