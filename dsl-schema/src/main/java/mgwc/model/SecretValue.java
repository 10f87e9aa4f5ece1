package mgwc.model;

import mgwc.value.SecretRef;

/** A value that is only known to the gateway; here it is a reference. */
public record SecretValue(SecretRef secretRef) {}
