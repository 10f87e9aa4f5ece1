package mgwc.gateway.policy.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.request.FieldText;
import mgwc.gateway.request.HeaderNameSet;
import mgwc.gateway.request.ProtectedFields;
import mgwc.gateway.step.BuildContext;
import mgwc.gateway.step.Step;
import mgwc.gateway.step.StepModule;

/** {@code headers}: changes header fields of requests and responses. */
public final class HeadersModule implements StepModule<HeadersConfig> {

    /** Fields that the gateway writes or reads itself, besides those that no step may change. */
    private static final HeaderNameSet OWN =
            HeaderNameSet.of("content-encoding", "via", "x-request-id", "traceparent", "tracestate");

    /** Fields that state who may read a response, which is the business of {@code cors}. */
    private static final String CORS = "access-control-";

    @Override
    public String name() {
        return "headers";
    }

    @Override
    public Class<HeadersConfig> config() {
        return HeadersConfig.class;
    }

    @Override
    public Step build(HeadersConfig config, ConfigPath at, BuildContext context) throws ReleaseRefused {
        Optional<HeadersConfig.Edits> response = config.response();
        if (response.isPresent()) {
            checkReaders(response.get(), at.field("response"));
        }
        return new Headers(edits(config.request(), at.field("request")), edits(response, at.field("response")));
    }

    private static void checkReaders(HeadersConfig.Edits response, ConfigPath at) throws ReleaseRefused {
        for (String name : response.names()) {
            String plain = name.replace('_', '-');
            at.that(
                    !plain.regionMatches(true, 0, CORS, 0, CORS.length()) && !plain.equalsIgnoreCase("vary"),
                    "names `" + name + "`, which only `cors` writes");
        }
    }

    private static HeaderEdits edits(Optional<HeadersConfig.Edits> config, ConfigPath at) throws ReleaseRefused {
        if (config.isEmpty()) {
            return HeaderEdits.NONE;
        }
        HeadersConfig.Edits edits = config.get();
        for (int i = 0; i < edits.remove().size(); i++) {
            checkName(edits.remove().get(i), at.field("remove").element(i));
        }
        return new HeaderEdits(
                edits.remove(), fields(edits.set(), at.field("set")), fields(edits.add(), at.field("add")));
    }

    private static List<HeaderEdits.Field> fields(List<HeadersConfig.Field> config, ConfigPath at)
            throws ReleaseRefused {
        List<HeaderEdits.Field> fields = new ArrayList<>();
        for (int i = 0; i < config.size(); i++) {
            HeadersConfig.Field field = config.get(i);
            checkName(field.name(), at.element(i).field("name"));
            try {
                fields.add(new HeaderEdits.Field(field.name(), field.value().source()));
            } catch (IllegalArgumentException e) {
                throw at.element(i).field("value").wrong("cannot be used: " + e.getMessage());
            }
        }
        return fields;
    }

    private static void checkName(String name, ConfigPath at) throws ReleaseRefused {
        at.that(FieldText.isToken(name), "is not the name of a header field");
        at.that(
                !ProtectedFields.isProtected(name) && !OWN.containsLoosely(name),
                "names a field that only the gateway itself writes");
    }
}
