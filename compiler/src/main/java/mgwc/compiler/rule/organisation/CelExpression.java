package mgwc.compiler.rule.organisation;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Optional;

/**
 * An expression of the Common Expression Language, ready to be evaluated. It has no effects, reaches nothing outside of
 * what it is given, and stops: loops share a budget, and patterns are matched in linear time (RE2).
 *
 * <p>Only this class knows the library, which is loaded when the first workspace rule is.
 */
final class CelExpression {

    private static final int MOST_ITERATIONS = 10_000;
    private static final int LONGEST = 4_000;
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();
    private static final CelCompiler JUDGING = compiler(SimpleType.BOOL);
    private static final CelCompiler GIVING = compiler(SimpleType.DYN);

    /** What became of a text. */
    sealed interface Reading {}

    record Understood(CelExpression expression) implements Reading {}

    /**
     * @param line of the text, from 0
     * @param column of the line, from 0
     */
    record Misunderstood(String reason, int line, int column) implements Reading {}

    /** What became of an evaluation. */
    sealed interface Result {}

    record Value(Object value) implements Result {}

    record Failure(String reason) implements Result {}

    private final CelRuntime.Program program;

    private CelExpression(CelRuntime.Program program) {
        this.program = program;
    }

    private static CelCompiler compiler(CelType result) {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("value", SimpleType.DYN)
                .addVar("name", SimpleType.STRING)
                .addVar("keys", ListType.create(SimpleType.STRING))
                .addVar("document", SimpleType.DYN)
                .addVar("environment", SimpleType.STRING)
                .setResultType(result)
                .build();
    }

    /** An expression that is true or false. */
    static Reading judging(String text) {
        return read(JUDGING, text);
    }

    /** An expression that gives some value. */
    static Reading giving(String text) {
        return read(GIVING, text);
    }

    private static Reading read(CelCompiler compiler, String text) {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            CelIssue first = result.getErrors().getFirst();
            return new Misunderstood(
                    first.getMessage(),
                    first.getSourceLocation().getLine() - 1,
                    first.getSourceLocation().getColumn());
        }
        try {
            return new Understood(new CelExpression(RUNTIME.createProgram(result.getAst())));
        } catch (CelValidationException | CelEvaluationException e) {
            return new Misunderstood(String.valueOf(e.getMessage()), 0, 0);
        }
    }

    Result evaluate(Map<String, Object> variables) {
        try {
            Object value = program.eval(name -> Optional.ofNullable(variables.get(name)));
            return new Value(value);
        } catch (CelEvaluationException e) {
            return new Failure(reason(e));
        }
    }

    /** The library's sentence without its own idea of a place. */
    private static String reason(CelEvaluationException failure) {
        String message = String.valueOf(failure.getMessage());
        int colon = message.indexOf(": ");
        String reason = colon < 0 ? message : message.substring(colon + 2);
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }
}
