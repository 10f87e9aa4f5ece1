package mgwc.cli;

import picocli.CommandLine.Model.OptionSpec;

/** An option without a value, and whether it is given. */
final class Flag {

    private final OptionSpec spec;

    /** @param names separated by spaces */
    Flag(String names, String description) {
        spec = OptionSpec.builder(names.split(" "))
                .type(boolean.class)
                .description(description)
                .build();
    }

    OptionSpec spec() {
        return spec;
    }

    boolean isSet() {
        Boolean value = spec.getValue();
        return value != null && value;
    }
}
