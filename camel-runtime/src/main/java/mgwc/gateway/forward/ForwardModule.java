package mgwc.gateway.forward;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.DefinitionKind;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.step.BuildContext;
import mgwc.gateway.step.Step;
import mgwc.gateway.step.StepModule;
import mgwc.gateway.upstream.Upstream;
import mgwc.gateway.upstream.UpstreamDefinition;
import mgwc.gateway.upstream.Upstreams;

/** {@code forward}: sends requests to the backends of an upstream. */
public final class ForwardModule implements StepModule<ForwardConfig> {

    @Override
    public String name() {
        return "forward";
    }

    @Override
    public Class<ForwardConfig> config() {
        return ForwardConfig.class;
    }

    @Override
    public List<DefinitionKind<?>> definitions() {
        return List.of(UpstreamDefinition.KIND);
    }

    @Override
    public Step build(ForwardConfig config, ConfigPath at, BuildContext context) throws ReleaseRefused {
        Map<KeyType, Upstream> byKeyType = new EnumMap<>(KeyType.class);
        add(byKeyType, KeyType.PRODUCTION, config.production(), at.field("production"), context);
        add(byKeyType, KeyType.SANDBOX, config.sandbox(), at.field("sandbox"), context);
        return new Forward(byKeyType);
    }

    private static void add(
            Map<KeyType, Upstream> byKeyType,
            KeyType keyType,
            Optional<String> name,
            ConfigPath at,
            BuildContext context)
            throws ReleaseRefused {
        if (name.isPresent()) {
            UpstreamDefinition definition = context.definition(UpstreamDefinition.KIND, name.get(), at);
            Upstreams upstreams = context.shared().get(Upstreams.class);
            byKeyType.put(keyType, upstreams.get(name.get(), definition, context.lease()));
        }
    }
}
