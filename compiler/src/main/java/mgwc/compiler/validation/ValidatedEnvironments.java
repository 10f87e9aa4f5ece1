package mgwc.compiler.validation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.resolve.EnvironmentConfig;

/**
 * The findings in a tree, and the environments that they are about.
 *
 * @param configs by name, made of the same APIs that the rules saw; without environments that do not exist or are
 *     broken
 */
public record ValidatedEnvironments(ValidationResult result, SortedMap<String, EnvironmentConfig> configs) {

    public ValidatedEnvironments {
        configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
    }
}
