package mgwc.compiler.rule.reference;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.model.ApiSecurity.Jwt;
import mgwc.value.NodePath;

/** An API trusts an issuer that the environment does not define. */
public final class UndefinedIssuer implements ApiRule {

    private static final NodePath ISSUERS = NodePath.of("spec", "security", "jwt", "issuers");
    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW3021", "undefined-issuer", "An API trusts an issuer that the environment does not define.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        Set<String> defined = new TreeSet<>(
                served.frame().environment().value().spec().issuers().keySet());
        List<String> trusted =
                served.api().value().spec().security().jwt().map(Jwt::issuers).orElse(List.of());
        for (int i = 0; i < trusted.size(); i++) {
            String name = trusted.get(i);
            if (!defined.contains(name)) {
                findings.add(SPEC.at(
                                served.api().span(ISSUERS.child(i)),
                                "API `" + served.id() + "` trusts issuer `" + name
                                        + "`, which the environment does not define")
                        .withMarker(Spelling.question(name, defined))
                        .withHelp(
                                defined.isEmpty()
                                        ? "define it in `spec.issuers` of the environment"
                                        : "issuers are " + Listing.of(defined)));
            }
        }
    }
}
