package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Api;
import mgwc.model.BackendAuthentication;
import mgwc.value.NodePath;
import mgwc.value.SecretRef;

/**
 * A place that refers to a secret.
 *
 * @param purpose what the secret is, for a message: equal where one secret may serve twice
 */
record SecretUse(SecretRef ref, String purpose, SourceSpan span) {

    /** Of the listener and of the back ends of an environment. */
    static List<SecretUse> all(EnvironmentConfig config) {
        List<SecretUse> uses = new ArrayList<>();
        config.environment()
                .value()
                .spec()
                .listener()
                .tls()
                .ifPresent(tls -> uses.add(new SecretUse(
                        tls.privateKey().secretRef(),
                        "the private key of the listener",
                        config.environment()
                                .keySpan(NodePath.of("spec", "listener", "tls", "privateKey", "secretRef")))));
        config.apis()
                .values()
                .forEach(api -> new TreeMap<>(api.value().spec().endpoints())
                        .forEach((name, set) -> set.authentication()
                                .ifPresent(authentication -> ofBackends(api, name, authentication, uses))));
        return uses;
    }

    private static void ofBackends(
            At<Api> api, String set, BackendAuthentication authentication, List<SecretUse> uses) {
        NodePath path = NodePath.of("spec", "endpoints", set, "authentication");
        authentication
                .basic()
                .ifPresent(basic -> uses.add(new SecretUse(
                        basic.password().secretRef(),
                        "the password of user `" + basic.username() + "`",
                        api.keySpan(path.resolve(NodePath.of("basic", "password", "secretRef"))))));
        authentication
                .header()
                .ifPresent(header -> uses.add(new SecretUse(
                        header.value().secretRef(),
                        "the value of header `" + header.name() + "`",
                        api.keySpan(path.resolve(NodePath.of("header", "value", "secretRef"))))));
    }
}
