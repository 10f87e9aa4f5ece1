package mgwc.compiler.policy.cors;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;

/** A name among the header fields of pages changes nothing, because browsers decide about the field themselves. */
final class IdleCorsHeader implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5050", "idle-cors-header", "A header field in `cors` has no effect in browsers.");

    private static final String SENT = "allowHeaders";
    private static final String READ = "exposeHeaders";

    /** WHATWG Fetch, "forbidden request-header". */
    private static final Set<String> OF_BROWSERS = Set.of(
            "accept-charset",
            "accept-encoding",
            "access-control-request-headers",
            "access-control-request-method",
            "access-control-request-private-network",
            "connection",
            "content-length",
            "cookie",
            "cookie2",
            "date",
            "dnt",
            "expect",
            "host",
            "keep-alive",
            "origin",
            "referer",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via");

    /** WHATWG Fetch, "forbidden response-header name". */
    private static final Set<String> HIDDEN = Set.of("set-cookie", "set-cookie2");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (CorsSection section : CorsSection.of(served)) {
            check(section, SENT, section.cors().allowHeaders(), findings);
            check(section, READ, section.cors().exposeHeaders(), findings);
        }
    }

    private static void check(CorsSection section, String field, List<String> names, Findings findings) {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<String> idle = known.add(name.toLowerCase(Locale.ROOT))
                    ? whyIdle(section, field, name)
                    : Optional.of("`" + name + "` is in `" + field + "` of " + section.owner() + " already");
            if (idle.isPresent()) {
                findings.add(SPEC.at(section.itemSpan(field, i), idle.get()).withHelp(help(name)));
            }
        }
    }

    private static Optional<String> whyIdle(CorsSection section, String field, String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.equals("*")) {
            return section.cors().allowCredentials()
                    ? Optional.of("`*` in `" + field + "` of " + section.owner()
                            + " is an ordinary name where pages send credentials")
                    : Optional.empty();
        }
        if (field.equals(SENT)
                && (OF_BROWSERS.contains(plain) || plain.startsWith("sec-") || plain.startsWith("proxy-"))) {
            return Optional.of(
                    "pages cannot send `" + name + "` to " + section.owner() + ", as browsers set it themselves");
        }
        return field.equals(READ) && HIDDEN.contains(plain)
                ? Optional.of("pages cannot read `" + name + "` of " + section.owner() + ", as browsers hide it")
                : Optional.empty();
    }

    private static String help(String name) {
        return name.equals("*") ? "name the header fields one by one" : "delete it";
    }
}
