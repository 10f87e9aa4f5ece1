package mgwc.value;

import java.util.List;

/**
 * Where the gateway finds a secret when it starts. The value itself never enters a model, a release, a log or a diff.
 */
public sealed interface SecretRef {

    /** The environment variable {@code name} of the gateway process. */
    record FromEnvironment(String name) implements SecretRef {
        @Override
        public String toString() {
            return "env " + name;
        }
    }

    /** The contents of a file on the gateway's machine, without a final line break. */
    record FromFile(String path) implements SecretRef {
        @Override
        public String toString() {
            return "file " + path;
        }
    }

    /** The standard output of a command run without a shell, without a final line break. */
    record FromCommand(List<String> command) implements SecretRef {
        public FromCommand {
            command = List.copyOf(command);
        }

        @Override
        public String toString() {
            return "command " + command;
        }
    }
}
