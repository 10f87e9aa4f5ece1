package mgwc.cli.console;

import picocli.CommandLine.Model.OptionSpec;

/** An option without a value, and whether it is given. */
public final class Flag {

    private final OptionSpec spec;

    /** @param names separated by spaces */
    public Flag(String names, String description) {
        spec = OptionSpec.builder(names.split(" "))
                .type(boolean.class)
                .description(description)
                .build();
    }

    public OptionSpec spec() {
        return spec;
    }

    public boolean isSet() {
        Boolean value = spec.getValue();
        return value != null && value;
    }
}
