package mgwc.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyFieldsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Forwarded-For",
                "x_forwarded_for",
                "X-FORWARDED-Client-Cert",
                "X-Forwarded",
                "X-Forwarded-Ssl",
                "X-Forwarded-User",
                "X-Real-IP",
                "X_Real-IP",
                "X-Client-IP",
                "X-Client-Cert",
                "X-Cluster-Client-IP",
                "X-Original-URL",
                "X-Original-Host",
                "X-Original-Method",
                "X-Rewrite-URL",
                "X-Host",
                "True-Client-IP",
                "CF-Connecting-IP",
                "cf_connecting_ip",
                "Fastly-Client-IP",
                "Remote-User",
                "REMOTE_USER",
                "X-Remote-User",
                "X-Consumer-Username",
                "X-Authenticated-Userid",
                "X-Auth-Request-Email",
                "X-Goog-IAP-JWT-Assertion",
                "X-Amzn-Oidc-Identity",
                "X-MS-CLIENT-PRINCIPAL-NAME",
                "X-Envoy-External-Address",
                "X-JWT-Assertion",
                "Client-Cert",
                "Client-Cert-Chain",
                "SSL-Client-Verify",
                "X-SSL-Client-S-DN",
                "Proxy",
                "Proxy-Client-IP",
                "Client-IP",
                "Front-End-Https",
                "CloudFront-Viewer-Address",
                "Ali-CDN-Real-IP",
                "CDN-Src-IP",
                "DO-Connecting-IP",
                "Fly-Client-IP",
                "Incap-Client-IP",
                "X-NF-Client-Connection-IP",
                "X-Sucuri-ClientIP",
                "X-Vercel-Forwarded-For",
                "X-Authentik-Username",
                "X-Pomerium-Jwt-Assertion",
                "X-Vouch-User",
                "X-Endpoint-API-UserInfo",
                "X-Apigateway-Api-Userinfo",
                "X-MS-TOKEN-AAD-ID-TOKEN",
            })
    void namesOfTheCaller(String name) {
        assertThat(ProxyFields.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X",
                "X-",
                "_",
                "Host",
                "Accept",
                "Authorization",
                "Cache-Control",
                "Content-Type",
                "Cookie",
                "Range",
                "Referer",
                "TE",
                "Traceparent",
                "User-Agent",
                "X-Api-Key",
                "X-Client-Id",
                "X-Client-Version",
                "X-Hostname",
                "X-Request-ID",
                "X-Requested-With",
                "X-Tenant",
                "X-Schemes",
                "Forwarded-By",
                "Clients",
                "Remote",
                "Cf",
                "Fly",
                "Flyer-Id",
                "Cdn",
                "X-Vote",
            })
    void otherNamesPass(String name) {
        assertThat(ProxyFields.contains(name)).isFalse();
    }
}
