package mgwc.model;

import java.util.Optional;

/**
 * TLS towards backends. Certificates and host names are always verified.
 *
 * @param caFile PEM file on the gateway's machine with the authorities to trust instead of the runtime's own
 */
public record BackendTls(Optional<String> caFile) {}
