package mgwc.compiler.rule.organisation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
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
     * @param reason in our words
     * @param unknown the name that nobody knows, where that is the reason
     * @param line of the text, from 0
     * @param column of the line, from 0
     */
    record Misunderstood(String reason, Optional<String> unknown, int line, int column) implements Reading {}

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
                    CelWording.understanding(first.getMessage()),
                    CelWording.unknown(first.getMessage()),
                    first.getSourceLocation().getLine() - 1,
                    first.getSourceLocation().getColumn());
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            Optional<Misunderstood> wrong = wrongPattern(tree);
            return wrong.isPresent() ? wrong.get() : new Understood(new CelExpression(RUNTIME.createProgram(tree)));
        } catch (CelValidationException | CelEvaluationException e) {
            return new Misunderstood(CelWording.understanding(String.valueOf(e.getMessage())), Optional.empty(), 0, 0);
        }
    }

    /** A pattern that is written out and is no regular expression: it fails wherever it is tried. */
    private static Optional<Misunderstood> wrongPattern(CelAbstractSyntaxTree tree) {
        List<CelNavigableExpr> calls = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL
                        && node.expr().call().function().equals("matches"))
                .toList();
        for (CelNavigableExpr call : calls) {
            CelExpr pattern = call.expr().call().args().getLast();
            if (pattern.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                    && pattern.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                Optional<Misunderstood> wrong = wrongPattern(tree, pattern);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Misunderstood> wrongPattern(CelAbstractSyntaxTree tree, CelExpr constant) {
        String pattern = constant.constant().stringValue();
        try {
            Trial.PROGRAM.eval(Map.of("name", pattern));
            return Optional.empty();
        } catch (CelEvaluationException e) {
            int offset = tree.getSource().getPositionsMap().getOrDefault(constant.id(), 0);
            Optional<CelSourceLocation> place = tree.getSource().getOffsetLocation(offset);
            return Optional.of(new Misunderstood(
                    CelWording.pattern(pattern, reason(e)),
                    Optional.empty(),
                    place.map(CelSourceLocation::getLine).orElse(1) - 1,
                    place.map(CelSourceLocation::getColumn).orElse(0)));
        }
    }

    /** Tries a pattern; made when a rule has the first one. */
    private static final class Trial {

        static final CelRuntime.Program PROGRAM = program();

        private static CelRuntime.Program program() {
            try {
                return RUNTIME.createProgram(JUDGING.compile("''.matches(name)").getAst());
            } catch (CelValidationException | CelEvaluationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Result evaluate(Map<String, Object> variables) {
        try {
            Object value = program.eval(name -> Optional.ofNullable(variables.get(name)));
            return new Value(value);
        } catch (CelEvaluationException e) {
            return new Failure(CelWording.evaluating(reason(e)));
        }
    }

    /** The library's sentence without its own idea of a place. */
    private static String reason(CelEvaluationException failure) {
        String message = String.valueOf(failure.getMessage());
        int colon = message.indexOf(": ");
        String reason = message.startsWith("evaluation error") && colon >= 0 ? message.substring(colon + 2) : message;
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }
}
