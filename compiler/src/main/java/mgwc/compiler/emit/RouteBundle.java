package mgwc.compiler.emit;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a release but for {@code release.json}, as text by relative path: {@code gateway.json},
 * {@code routes/*.camel.yaml}, {@code keys/*.jwks.json}.
 */
public record RouteBundle(String environment, SortedMap<String, String> files) {

    public RouteBundle {
        files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
}
