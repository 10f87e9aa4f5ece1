package mgwc.compiler.diff.contract;

import static mgwc.compiler.change.Consequence.NONE;

import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Consequence;
import mgwc.compiler.change.Risk;

/** What changes of an OpenAPI contract mean for clients written against the contract as it was. */
public final class ContractChangeRule {

    static final ChangeRule ADDED_REQUIRED_PARAMETER = ChangeRule.of(
                    "MGW9501", "added-required-parameter", "Requests without the new parameter are wrong now.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule DEMANDED_PARAMETER = ChangeRule.of(
                    "MGW9502", "demanded-parameter", "Requests without the parameter were right and are wrong now.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule REMOVED_PARAMETER = ChangeRule.of(
                    "MGW9503", "removed-parameter", "The parameter means nothing any more.")
            .breaksCallers(Risk.MEDIUM);
    static final ChangeRule NARROWED_REQUEST = ChangeRule.of(
                    "MGW9504", "narrowed-request-type", "A value of a type that was accepted is wrong now.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule DEMANDED_BODY = ChangeRule.of(
                    "MGW9505", "demanded-body", "Requests without a body were right and are wrong now.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule DEMANDED_PROPERTY = ChangeRule.of(
                    "MGW9506", "demanded-property", "Requests without the property were right and are wrong now.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule REMOVED_REQUEST_PROPERTY = ChangeRule.of(
                    "MGW9507", "removed-request-property", "A property of the request means nothing any more.")
            .breaksCallers(Risk.MEDIUM);
    static final ChangeRule REFUSED_VALUE = ChangeRule.of(
                    "MGW9508", "refused-value", "A listed value that was accepted is wrong now.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule TIGHTENED_REQUEST = ChangeRule.of(
                    "MGW9509", "tightened-request", "Values that were within the limits are outside of them now.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule REFUSED_NULL = ChangeRule.of(
                    "MGW9510", "refused-null", "Null was accepted and is wrong now.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule REFUSED_MEDIA_TYPE = ChangeRule.of(
                    "MGW9511", "refused-media-type", "Requests in this media type were right and are wrong now.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule REMOVED_BODY = ChangeRule.of(
                    "MGW9512", "removed-body", "The body of requests means nothing any more.")
            .breaksCallers(Risk.MEDIUM);
    static final ChangeRule CHANGED_DEFAULT = ChangeRule.of(
                    "MGW9513", "changed-default", "What is left out of a request means something else.")
            .means(Consequence.CALLERS, Risk.LOW);

    static final ChangeRule REMOVED_STATUS = ChangeRule.of(
                    "MGW9521", "removed-status", "A status that clients may wait for is not answered any more.")
            .breaksCallers(Risk.MEDIUM);
    static final ChangeRule REMOVED_MEDIA_TYPE = ChangeRule.of(
                    "MGW9522", "removed-media-type", "Answers no longer come in a media type that clients may ask for.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule REMOVED_RESPONSE_PROPERTY = ChangeRule.of(
                    "MGW9523", "removed-response-property", "Answers lack a property that clients may read.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule UNSURE_PROPERTY = ChangeRule.of(
                    "MGW9524", "unsure-response-property", "Answers may lack a property that they always had.")
            .breaksCallers(Risk.MEDIUM);
    static final ChangeRule WIDENED_RESPONSE = ChangeRule.of(
                    "MGW9525", "widened-response-type", "Answers may have a value of a type that they never had.")
            .breaksCallers(Risk.HIGH);
    static final ChangeRule NEW_VALUE = ChangeRule.of(
                    "MGW9526", "new-response-value", "Answers may have a value that was not on the list.")
            .breaksCallers(Risk.MEDIUM);
    static final ChangeRule POSSIBLE_NULL = ChangeRule.of(
                    "MGW9527", "possible-null", "Answers may have null where they never had.")
            .breaksCallers(Risk.MEDIUM);
    static final ChangeRule LOOSENED_RESPONSE = ChangeRule.of(
                    "MGW9528", "loosened-response", "Answers may have values outside of the limits that they kept.")
            .breaksCallers(Risk.MEDIUM);
    static final ChangeRule REMOVED_HEADER = ChangeRule.of(
                    "MGW9529", "removed-response-header", "Answers lack a header that clients may read.")
            .breaksCallers(Risk.MEDIUM);

    static final ChangeRule DEMANDED_SECURITY = ChangeRule.of(
                    "MGW9531",
                    "demanded-contract-security",
                    "Credentials that the contract accepted are not enough now.")
            .breaksCallers(Risk.HIGH);

    static final ChangeRule MAY_BREAK = ChangeRule.of(
                    "MGW9541", "opaque-contract-change", "The change may break clients; a person has to look.")
            .breaksCallers(Risk.MEDIUM);

    static final ChangeRule EXTENDED = ChangeRule.of(
                    "MGW9551",
                    "compatible-contract-change",
                    "Clients written against the contract as it was still work.")
            .means(NONE, Risk.NONE);

    private ContractChangeRule() {}

    public static List<ChangeRule> all() {
        return List.of(
                ADDED_REQUIRED_PARAMETER,
                DEMANDED_PARAMETER,
                REMOVED_PARAMETER,
                NARROWED_REQUEST,
                DEMANDED_BODY,
                DEMANDED_PROPERTY,
                REMOVED_REQUEST_PROPERTY,
                REFUSED_VALUE,
                TIGHTENED_REQUEST,
                REFUSED_NULL,
                REFUSED_MEDIA_TYPE,
                REMOVED_BODY,
                CHANGED_DEFAULT,
                REMOVED_STATUS,
                REMOVED_MEDIA_TYPE,
                REMOVED_RESPONSE_PROPERTY,
                UNSURE_PROPERTY,
                WIDENED_RESPONSE,
                NEW_VALUE,
                POSSIBLE_NULL,
                LOOSENED_RESPONSE,
                REMOVED_HEADER,
                DEMANDED_SECURITY,
                MAY_BREAK,
                EXTENDED);
    }
}
