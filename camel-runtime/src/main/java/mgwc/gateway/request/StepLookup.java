package mgwc.gateway.request;

import org.jspecify.annotations.Nullable;

/** The steps of a target, by their type. */
@FunctionalInterface
public interface StepLookup {

    /** The step of that class, or null if the target has none. */
    <S> @Nullable S step(Class<S> type);
}
