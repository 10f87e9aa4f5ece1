package mgwc.gateway.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the gateway finds a secret; the value itself is never part of a release. Prints as a part of a sentence. */
public sealed interface SecretRef {

    /** The environment variable {@code name} of the gateway process. */
    record FromEnvironment(String name) implements SecretRef {
        @Override
        public String toString() {
            return "environment variable `" + name + "`";
        }
    }

    /** The contents of a file on the gateway's machine, without a final line break. */
    record FromFile(String path) implements SecretRef {
        @Override
        public String toString() {
            return "file `" + path + "`";
        }
    }

    /** The standard output of a command run without a shell, without a final line break. */
    record FromCommand(List<String> command) implements SecretRef {
        public FromCommand {
            command = List.copyOf(command);
        }

        /** Names the program only, because arguments may carry what should not be printed. */
        @Override
        public String toString() {
            return "command `" + command.getFirst() + "`";
        }
    }

    /**
     * Reads {@code {"env": NAME}}, {@code {"file": PATH}} or {@code {"exec": [COMMAND, ARG…]}}.
     *
     * @throws IllegalArgumentException if it is none or more than one of them
     */
    @JsonCreator
    static SecretRef of(
            @JsonProperty("env") @Nullable String env,
            @JsonProperty("file") @Nullable String file,
            @JsonProperty("exec") @Nullable List<String> exec) {
        if (Stream.of(env, file, exec).filter(form -> form != null).count() == 1) {
            if (env != null) {
                return new FromEnvironment(env);
            }
            if (file != null) {
                return new FromFile(file);
            }
            if (exec != null && !exec.isEmpty()) {
                return new FromCommand(exec);
            }
        }
        throw new IllegalArgumentException("a secret needs exactly one of `env`, `file` and a non-empty `exec`");
    }
}
