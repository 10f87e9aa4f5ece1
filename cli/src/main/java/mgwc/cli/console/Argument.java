package mgwc.cli.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import mgwc.compiler.text.Spelling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * An option or a parameter of a command that has a value, and that value once the command is called. How it is said:
 *
 * <pre>{@code
 * Argument<Path> out = option("--out", "DIR").description("Where it goes.").required().path();
 * Argument<Integer> port = option("--port", "PORT").description("8080 by default.").number().or(8080);
 * }</pre>
 */
public final class Argument<T> {

    private final ArgSpec spec;
    private final @Nullable T otherwise;

    private Argument(ArgSpec spec, @Nullable T otherwise) {
        this.spec = spec;
        this.otherwise = otherwise;
    }

    /**
     * One that may be left out unless it is said to be required.
     *
     * @param names separated by spaces
     * @param label what help and messages call its value
     */
    public static Form option(String names, String label) {
        return new Form(names.split(" "), label, false);
    }

    /**
     * The first argument that is no option. It has to be there unless it is said to be optional.
     *
     * @param label what help and messages call it
     */
    public static Form parameter(String label) {
        return new Form(new String[0], label, true);
    }

    /** What counts when it is left out. */
    public Argument<T> or(T value) {
        return new Argument<>(spec, value);
    }

    public ArgSpec spec() {
        return spec;
    }

    /** What is given, or what counts instead. */
    public T value() {
        T given = spec.getValue();
        return given == null ? Objects.requireNonNull(otherwise) : given;
    }

    public Optional<T> given() {
        return Optional.ofNullable(spec.getValue());
    }

    /** What help says of an argument; the kind of its value makes it complete. */
    public static final class Form {

        private final String[] names;
        private final String label;
        private boolean required;
        private String[] description = {};
        private String separator = "";
        private @Nullable Iterable<String> candidates;

        private Form(String[] names, String label, boolean required) {
            this.names = names;
            this.label = label;
            this.required = required;
        }

        public Form description(String... lines) {
            description = lines;
            return this;
        }

        public Form required() {
            required = true;
            return this;
        }

        public Form optional() {
            required = false;
            return this;
        }

        public Argument<String> text() {
            return as(text -> text);
        }

        /** Some text at least. */
        public Argument<String> name() {
            return as(Form::named);
        }

        public Argument<Path> path() {
            return new Argument<>(spec(Path.class, Form::file), null);
        }

        public Argument<Integer> number() {
            return new Argument<>(spec(int.class, Form::whole), null);
        }

        /** One of these, by its name in any case. */
        public <E extends Enum<E>> Argument<E> oneOf(E[] constants) {
            List<E> all = List.of(constants);
            candidates = () -> all.stream()
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .iterator();
            return as(text -> all.stream()
                    .filter(constant -> constant.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> notOneOf(
                            text,
                            all.stream()
                                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                    .toList())));
        }

        private static TypeConversionException notOneOf(String text, List<String> names) {
            return new TypeConversionException("`" + text + "` is not one of " + String.join(", ", names)
                    + Spelling.question(text, names)
                            .map(question -> "; " + question)
                            .orElse(""));
        }

        private static String named(String text) {
            if (text.isEmpty()) {
                throw new TypeConversionException("a name is missing");
            }
            return text;
        }

        private static int whole(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("`" + text + "` is not a whole number");
            }
        }

        private static Path file(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("`" + text + "` cannot be the name of a file");
            }
        }

        /** @param reading throws {@link TypeConversionException} for what is none */
        public <V> Argument<V> as(ITypeConverter<V> reading) {
            return new Argument<>(spec(String.class, reading), null);
        }

        /** Any number of them: an option may be repeated, a parameter takes all that there are. */
        public <V> Argument<List<V>> several(ITypeConverter<V> reading) {
            return new Argument<>(spec(List.class, reading), List.of());
        }

        public Argument<List<String>> texts() {
            return several(text -> text);
        }

        /** Any number of them, also separated by commas. */
        public Argument<List<String>> names() {
            separator = ",";
            return several(Form::named);
        }

        private ArgSpec spec(Class<?> type, ITypeConverter<?>... reading) {
            if (names.length > 0) {
                return OptionSpec.builder(names)
                        .paramLabel(label)
                        .description(description)
                        .required(required)
                        .splitRegex(separator)
                        .completionCandidates(candidates)
                        .type(type)
                        .converters(reading)
                        .build();
            }
            boolean list = type == List.class;
            return PositionalParamSpec.builder()
                    .index(list ? "0..*" : "0")
                    .arity(required ? "1" : list ? "0..*" : "0..1")
                    .paramLabel(label)
                    .description(description)
                    .required(required)
                    .completionCandidates(candidates)
                    .type(type)
                    .converters(reading)
                    .build();
        }
    }
}
