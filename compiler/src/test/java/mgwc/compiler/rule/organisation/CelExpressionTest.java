package mgwc.compiler.rule.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of expressions that are wrong: in our words, at the place in the expression. */
class CelExpressionTest {

    private static final Map<String, Object> VARIABLES = Map.of(
            "value",
            Map.of("url", "http://a", "weight", 1L),
            "name",
            "east",
            "keys",
            List.of("production", "east"),
            "document",
            Map.of(),
            "environment",
            "dev");

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '~',
            value = {
                "vale.url == ''                     § 0 § `vale` is not a name that rules know",
                "value.url.startWith('x')           § 19 § `startWith` is not a name that rules know",
                "value.url.startsWith('https://'    § 31 § `)` is missing at the end",
                "value.url.matches('^(http')        § 18 § the pattern `^(http` is not a regular expression: a `(` is never closed",
                "value.url.matches('a)')            § 18 § the pattern `a)` is not a regular expression: a `)` closes nothing",
                "value.url.matches('[a-z')          § 18 § the pattern `[a-z` is not a regular expression: a `[` is never closed",
                "value.url.matches('[z-a]')         § 18 § the pattern `[z-a]` is not a regular expression: a range of characters runs backwards",
                "value.url.matches('*')             § 18 § the pattern `*` is not a regular expression: nothing stands before a `*`, `+` or `?`",
                "matches(value.url, 'a{2,1}')       § 19 § the pattern `a{2,1}` is not a regular expression: a count in braces is wrong",
                "value.url.matches('(?=a)')         § 18 § the pattern `(?=a)` is not a regular expression: it looks ahead or behind, which is not supported",
                "value.url = 'x'                    § 10 § `=` has no meaning; `==` compares",
                "value.url == ~x                    § 13 § `~` has no meaning",
                "value.url == 'x                    § 13 § a quote is opened and never closed",
                "size(value.url)                    § 4 § it gives a whole number; expected true or false",
                "''                                 § 0 § it gives text; expected true or false",
                "name.foo == ''                     § 4 § text has no fields to ask for",
                "value.url.startsWith(1)            § 20 § `startsWith` does not take a whole number",
                "1 + 'a' == 2                       § 2 § `+` does not take a whole number and text",
                "value.url in 3                     § 10 § `in` does not take a value of the document and a whole number",
                "value.url != '' and true           § 16 § `and` is not an operator; write `&&`",
                "not value.open                     § 4 § `value` does not fit there",
                "return true                        § 0 § `return` is a word that CEL keeps for itself",
                "value..url == ''                   § 6 § `..` does not fit there"
            })
    void aWrongExpressionIsSaidInOurWordsWhereItIsWrong(String expression, int column, String reason) {
        assertThat(CelExpression.judging(expression))
                .isInstanceOfSatisfying(CelExpression.Misunderstood.class, wrong -> {
                    assertThat(wrong.reason()).isEqualTo(reason);
                    assertThat(wrong.line()).isZero();
                    assertThat(wrong.column()).isEqualTo(column);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "value.uri == 'x'                   § there is no `uri`",
                "value.weight / 0 == 1              § it divides by zero",
                "keys[5] == ''                      § a list has fewer items",
                "value.url && true                  § it uses a value as true or false that is neither",
                "!value.url                         § `!` does not take such a value",
                "int(value.url) == 1                § a text is not a number",
                "value.weight.foo == 1              § it asks for `foo` of a value without fields",
                "value.url.matches(value.url + '(') § a pattern is not a regular expression",
                "timestamp(value.url) == timestamp(value.url) § a text is not a time"
            })
    void anExpressionThatFailsIsSaidInOurWordsWithoutTheValue(String expression, String reason) {
        CelExpression.Understood understood = (CelExpression.Understood) CelExpression.judging(expression);

        assertThat(understood.expression().evaluate(VARIABLES)).isEqualTo(new CelExpression.Failure(reason));
    }

    @Test
    void aPatternThatIsFineIsLeftAlone() {
        assertThat(CelExpression.judging("value.url.matches('^https://[a-z.]+(:[0-9]+)?$')"))
                .isInstanceOf(CelExpression.Understood.class);
    }

    @Test
    void aSentenceOfTheLibraryThatNobodyKnowsStaysThere() {
        assertThat(CelWording.understanding("frobnicated 'secret'")).isEqualTo("it is not an expression in CEL");
        assertThat(CelWording.evaluating("frobnicated 'secret'")).isEqualTo("the expression fails");
        assertThat(CelWording.pattern("a", "error parsing regexp: frobnicated"))
                .isEqualTo("the pattern `a` is not a regular expression");
    }
}
