package mgwc.compiler.policy.authenticate;

import mgwc.compiler.resolve.ServedApi;
import mgwc.model.ApiSecurity.Jwt;
import mgwc.value.NodePath;

/** The field {@code security.jwt.forwardToken} of an API. */
final class ForwardedToken {

    static final NodePath PATH = NodePath.of("spec", "security", "jwt", "forwardToken");

    private ForwardedToken() {}

    /** Whether the API says that backends get tokens. */
    static boolean in(ServedApi served) {
        return served.api()
                .value()
                .spec()
                .security()
                .jwt()
                .filter(Jwt::forwardToken)
                .isPresent();
    }
}
