package mgwc.compiler.rule;

import java.util.TreeMap;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.OperationSettings.OperationSecurity;
import mgwc.value.NodePath;

/** An operation of an open API is opened once more. */
final class RedundantAnonymous implements ConfigRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW3038", "redundant-anonymous", "An operation is opened in an API that is open already.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {

        config.apis().forEach((id, api) -> {
            if (api.value().spec().security().anonymous()) {
                SourceSpan opened = api.span(NodePath.of("spec", "security", "anonymous"));
                new TreeMap<>(api.value().spec().operations())
                        .forEach((key, settings) -> settings.security()
                                .filter(OperationSecurity::anonymous)
                                .map(security ->
                                        api.span(NodePath.of("spec", "operations", key, "security", "anonymous")))
                                // Where only an overlay opens the API, the line counts in other environments.
                                .filter(span -> opened.file().equals(api.path())
                                        || !span.file().equals(api.path()))
                                .ifPresent(span -> findings.add(SPEC.at(
                                                span,
                                                "operation `" + key + "` of API `" + id
                                                        + "` is open already, as the whole API is")
                                        .withRelated(opened, "opened here")
                                        .withHelp("delete the line, or ask for a token at the other operations"))));
            }
        });
    }
}
