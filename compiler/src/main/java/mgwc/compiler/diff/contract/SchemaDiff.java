package mgwc.compiler.diff.contract;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;
import mgwc.value.NodePath;

/**
 * What a changed schema means for those who send or get its values, part by part. Whatever it cannot judge for sure is
 * said to be able to break clients. A schema that stands in several places of one message is compared once.
 */
final class SchemaDiff {

    private static final Set<String> FORMATS_THAT_WIDEN = Set.of("int32 int64", "float double");

    /** Names in a place. */
    private static final int DEEPEST_PLACE = 16;

    private final ContractSchemas schemas;
    private final ContractSide before;
    private final ContractSide after;
    private final Direction direction;
    private final ContractFindings findings;
    private final Set<Pair> seen = new HashSet<>();
    private final Deque<Task> tasks = new ArrayDeque<>();

    private record Task(NodePath place, Node before, Node after) {}

    SchemaDiff(ContractSchemas schemas, Direction direction, ContractFindings findings) {
        this.schemas = schemas;
        this.before = schemas.before();
        this.after = schemas.after();
        this.direction = direction;
        this.findings = findings;
    }

    void compare(NodePath place, Node old, Node now) {
        tasks.add(new Task(place, old, now));
        while (!tasks.isEmpty()) {
            Task task = tasks.removeFirst();
            Pair pair = schemas.pair(task.before(), task.after());
            if (seen.add(pair) && !schemas.same(task.before(), task.after()) && schemas.counts(direction, pair)) {
                compare(task);
            }
        }
    }

    private void compare(Task task) {
        SchemaShape old = schemas.shapeBefore(task.before());
        SchemaShape now = schemas.shapeAfter(task.after());
        Site site = new Site(task.place(), task.before(), after.resolve(task.after()));
        types(site, old, now);
        values(site, old, now);
        limits(site, old, now);
        opaque(site, old, now);
        properties(site, old, now);
        additional(site, old, now);
        defaults(site);
        if (!old.items().equals(ContractSide.NOTHING) || !now.items().equals(ContractSide.NOTHING)) {
            tasks.add(new Task(below(task.place(), "[]"), old.items(), now.items()));
        }
    }

    /** A place within a place; the middle of one that is deep is left out. */
    private static NodePath below(NodePath place, String name) {
        List<String> names = place.segments();
        if (names.size() < DEEPEST_PLACE) {
            return place.child(name);
        }
        List<String> shown = new ArrayList<>(names.subList(0, DEEPEST_PLACE / 2));
        shown.add("…");
        shown.addAll(names.subList(names.size() - DEEPEST_PLACE / 2 + 2, names.size()));
        shown.add(name);
        return new NodePath(shown);
    }

    /** Where a difference is, and what to point at on both sides. */
    private record Site(NodePath place, Node before, Node after) {}

    private void types(Site site, SchemaShape old, SchemaShape now) {
        SortedSet<String> fitting = direction.mustFit(old, now).types();
        SortedSet<String> taken = new TreeSet<>(direction.mustTake(old, now).types());
        if (taken.contains("number")) {
            taken.add("integer");
        }
        if (!taken.containsAll(fitting)) {
            report(direction.ofType(), site, shown(old.types()), shown(now.types()));
        } else if (!old.types().equals(now.types())) {
            report(ContractChangeRule.EXTENDED, site, shown(old.types()), shown(now.types()));
        }
        if (direction.mustFit(old, now).nullable()
                && !direction.mustTake(old, now).nullable()) {
            boolean typed = !fitting.equals(SchemaShape.ANY);
            if (typed) {
                report(direction.ofNull(), site, nullability(old), nullability(now));
            }
        } else if (old.nullable() != now.nullable() && old.types().equals(now.types())) {
            report(ContractChangeRule.EXTENDED, site, nullability(old), nullability(now));
        }
    }

    private static String shown(SortedSet<String> types) {
        return types.equals(SchemaShape.ANY) ? "any type" : String.join(" or ", types);
    }

    private static String nullability(SchemaShape shape) {
        return shape.nullable() ? "may be null" : "never null";
    }

    private void values(Site site, SchemaShape old, SchemaShape now) {
        if (old.values().equals(now.values())) {
            return;
        }
        Optional<SortedSet<String>> taken = direction.mustTake(old, now).values();
        Optional<SortedSet<String>> fitting = direction.mustFit(old, now).values();
        boolean fits = taken.isEmpty() || (fitting.isPresent() && taken.get().containsAll(fitting.get()));
        report(fits ? ContractChangeRule.EXTENDED : direction.ofValues(), site, listed(old), listed(now));
    }

    private static String listed(SchemaShape shape) {
        return shape.values().map(values -> String.join(", ", values)).orElse("any value");
    }

    private void limits(Site site, SchemaShape old, SchemaShape now) {
        Set<String> keywords = new TreeSet<>(old.limits().keySet());
        keywords.addAll(now.limits().keySet());
        for (String keyword : keywords) {
            String was = old.limits().get(keyword);
            String is = now.limits().get(keyword);
            if (!Objects.equals(was, is)) {
                boolean fits = within(
                        keyword,
                        Optional.ofNullable(direction.mustFit(old, now).limits().get(keyword)),
                        Optional.ofNullable(
                                direction.mustTake(old, now).limits().get(keyword)));
                report(
                        fits ? ContractChangeRule.EXTENDED : direction.ofLimit(),
                        site,
                        was == null ? "no " + keyword : keyword + " " + was,
                        is == null ? "no " + keyword : keyword + " " + is);
            }
        }
    }

    private static boolean within(String keyword, Optional<String> inner, Optional<String> outer) {
        if (outer.isEmpty()) {
            return true;
        }
        if (inner.isEmpty()) {
            return keyword.startsWith("min") && outer.get().equals("0") && !keyword.equals("minimum");
        }
        if (keyword.equals("format")) {
            return FORMATS_THAT_WIDEN.contains(inner.get() + " " + outer.get());
        }
        if (keyword.startsWith("max") || keyword.equals("exclusiveMaximum")) {
            return number(inner.get()).compareTo(number(outer.get())) <= 0;
        }
        if (keyword.startsWith("min") || keyword.equals("exclusiveMinimum")) {
            return number(inner.get()).compareTo(number(outer.get())) >= 0;
        }
        return false;
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    private void opaque(Site site, SchemaShape old, SchemaShape now) {
        Set<String> keywords = new TreeSet<>(old.opaque().keySet());
        keywords.addAll(now.opaque().keySet());
        for (String keyword : keywords) {
            Node was = old.opaque().getOrDefault(keyword, ContractSide.NOTHING);
            Node is = now.opaque().getOrDefault(keyword, ContractSide.NOTHING);
            if (!schemas.same(was, is)) {
                boolean harmless = Set.of("oneOf", "anyOf").contains(keyword)
                        && alternatives(direction.mustFit(was, is))
                                .allMatch(one -> alternatives(direction.mustTake(was, is))
                                        .anyMatch(other -> schemas.same(
                                                direction.mustFit(one, other), direction.mustTake(one, other))));
                report(
                        harmless ? ContractChangeRule.EXTENDED : ContractChangeRule.MAY_BREAK,
                        site,
                        brief(keyword, was),
                        brief(keyword, is));
            }
        }
    }

    /** No alternatives at all fit nothing, so that a keyword that is new or gone is never harmless. */
    private static java.util.stream.Stream<Node> alternatives(Node keyword) {
        return keyword instanceof Node.Sequence list ? list.items().stream() : java.util.stream.Stream.of(keyword);
    }

    private static String brief(String keyword, Node value) {
        return value.equals(ContractSide.NOTHING) ? "no " + keyword : keyword;
    }

    private void properties(Site site, SchemaShape old, SchemaShape now) {
        Set<String> names = new TreeSet<>(old.properties().keySet());
        names.addAll(now.properties().keySet());
        for (String name : names) {
            Optional<Node> was = visible(before, old, name);
            Optional<Node> is = visible(after, now, name);
            NodePath place = below(site.place(), name);
            if (was.isPresent() && is.isPresent()) {
                tasks.add(new Task(place, was.get(), is.get()));
                requirement(
                        place,
                        was.get(),
                        is.get(),
                        old.required().contains(name),
                        now.required().contains(name));
            } else if (was.isPresent()) {
                ChangeRule rule = direction == Direction.REQUEST
                        ? ContractChangeRule.REMOVED_REQUEST_PROPERTY
                        : ContractChangeRule.REMOVED_RESPONSE_PROPERTY;
                findings.removed(rule, place, "property", was.get());
            } else if (is.isPresent()) {
                boolean demanded =
                        direction == Direction.REQUEST && now.required().contains(name);
                ChangeRule rule = demanded ? ContractChangeRule.DEMANDED_PROPERTY : ContractChangeRule.EXTENDED;
                findings.added(rule, place, demanded ? "required property" : "property", is.get());
            }
        }
        for (String name : now.required()) {
            boolean undescribed = !names.contains(name) && !old.required().contains(name);
            if (undescribed && direction == Direction.REQUEST) {
                report(
                        ContractChangeRule.DEMANDED_PROPERTY,
                        new Site(below(site.place(), name), site.before(), site.after()),
                        "optional",
                        "required");
            }
        }
        for (String name : old.required()) {
            boolean undescribed = !names.contains(name) && !now.required().contains(name);
            if (undescribed && direction == Direction.RESPONSE) {
                report(
                        ContractChangeRule.UNSURE_PROPERTY,
                        new Site(below(site.place(), name), site.before(), site.after()),
                        "required",
                        "optional");
            }
        }
    }

    private Optional<Node> visible(ContractSide side, SchemaShape shape, String name) {
        return Optional.ofNullable(shape.properties().get(name))
                .filter(property -> !(side.resolve(property) instanceof Node.Mapping mapping
                        && ContractSide.isTrue(mapping, direction.absentWhen())));
    }

    private void requirement(NodePath place, Node was, Node is, boolean required, boolean requiredNow) {
        if (required == requiredNow) {
            return;
        }
        boolean breaks = direction == Direction.REQUEST ? requiredNow : required;
        ChangeRule rule = direction == Direction.REQUEST
                ? ContractChangeRule.DEMANDED_PROPERTY
                : ContractChangeRule.UNSURE_PROPERTY;
        String old = required ? "required" : "optional";
        String now = requiredNow ? "required" : "optional";
        findings.modified(breaks ? rule : ContractChangeRule.EXTENDED, place, old, now, was, is);
    }

    private void additional(Site site, SchemaShape old, SchemaShape now) {
        SchemaShape fitting = direction.mustFit(old, now);
        SchemaShape taking = direction.mustTake(old, now);
        boolean objects = fitting.types().contains("object") && taking.types().contains("object");
        if (objects && taking.closed() != fitting.closed()) {
            report(
                    taking.closed() ? direction.ofLimit() : ContractChangeRule.EXTENDED,
                    site,
                    old.closed() ? "only named properties" : "any properties",
                    now.closed() ? "only named properties" : "any properties");
        } else if (!old.closed() && !now.closed() && (isSchema(old.additional()) || isSchema(now.additional()))) {
            tasks.add(new Task(below(site.place(), "{}"), old.additional(), now.additional()));
        }
    }

    private static boolean isSchema(Node additional) {
        return additional instanceof Node.Mapping mapping && !mapping.entries().isEmpty();
    }

    private void defaults(Site site) {
        if (direction == Direction.RESPONSE) {
            return;
        }
        String was = value(before.resolve(site.before()));
        String is = value(site.after());
        if (!was.equals(is)) {
            report(ContractChangeRule.CHANGED_DEFAULT, site, was, is);
        }
    }

    private static String value(Node schema) {
        return schema instanceof Node.Mapping mapping
                ? mapping.get("default")
                        .map(NodeText::of)
                        .map(text -> "default " + text)
                        .orElse("no default")
                : "no default";
    }

    private void report(ChangeRule rule, Site site, String old, String now) {
        findings.modified(rule, site.place(), old, now, site.before(), site.after());
    }
}
