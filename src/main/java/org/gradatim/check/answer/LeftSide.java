package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.Ops;
import org.gradatim.parse.answer.Statement.Side;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.array.Interpreter;
import org.gradatim.parse.array.Spelling;
import org.gradatim.parse.array.Term;
import org.gradatim.parse.array.TrailingDigits;

/** What a line is about, by its left side. */
sealed interface LeftSide {
    /** A derivative: ∂J/∂w₁, dw1, δ₃; with indices as letters, one for each of their values. */
    record Gradients(List<Asked> all) implements LeftSide {
        /** Each derivative once: a letter may be 11 where it could be 1, with 1 for the first column. */
        public Gradients {
            Set<String> seen = new HashSet<>();
            all = all.stream().filter(a -> seen.add(a.target().key())).toList();
        }
    }

    /** A derivative, with the numbers for which letters stand. */
    record Asked(Target target, Map<String, Integer> bound) {}

    /** Letters of superscripts that say nothing here, as the o of W^o where there is one W, are left out. */
    private static Set<String> idle(List<Label> labels, Scope scope) {
        Set<String> idle = new LinkedHashSet<>();
        for (Label label : labels) {
            Spelling s = Spelling.of(label);
            boolean named = scope.model(s).isPresent() || s.letters().isEmpty() || !values(s, s.letters(), Map.of(), scope, label).isEmpty();
            if (!named) s.letters().stream().filter(l -> scope.model(s.without(l)).isPresent()).forEach(idle::add);
        }
        return idle;
    }

    /** A parameter itself, which is changed by a step of descent, with the numbers for which letters stand. */
    record Parameter(Named name, Label label, Map<String, Integer> bound) implements LeftSide {}

    /** {@code w_j}: each parameter that it can be. */
    record Parameters(List<Parameter> all) implements LeftSide {}

    /** A definition of the model that is written once more. */
    record Restated(Named name, Label label) implements LeftSide {}

    /** An input, a target, a constant or the cost: nothing to check and nothing to define. */
    record Known() implements LeftSide {}

    /** A name of the answerer's own. */
    record Own(Label label) implements LeftSide {}

    /** No name and no derivative: a formula. */
    record Formula() implements LeftSide {}

    /** What functions are called beside their own names. */
    Set<String> FUNCTIONS = Set.of("sigma", "g", "f", "phi", "varphi", "s", "S");

    /** At most so many derivatives are meant by one line with letters as indices. */
    int MOST = 200;

    /** Names have a layer and two indices. */
    int MOST_LETTERS = 3;

    static LeftSide of(Side side, Scope scope) {
        Written written = side.written().orElseThrow();
        Interpreter reader = new Interpreter(scope, side);
        Optional<Alias> alias = scope.aliases().find(written, Map.of());
        if (alias.isPresent()) {
            LeftSide meant = of(alias.get().meaning(), scope);
            if (!(meant instanceof Formula)) return meant;
        }
        return switch (written) {
            case Written.Derivative d -> gradients(d, side, scope);
            case Written.Call c when derivative(c, scope, reader).isPresent() -> gradients(derivative(c, scope, reader).get(), side, scope);
            case Written.Call c when gradientBy(c).isPresent() -> name(gradientBy(c).get(), side, scope);
            case Written.Name n -> name(n.label(), side, scope);
            case Written.Product p when TrailingDigits.join(p, l -> isName(l, scope)) instanceof Written.Derivative d -> gradients(d, side, scope);
            case Written.Product p when TrailingDigits.join(p, l -> isName(l, scope)) instanceof Written.Name n -> name(n.label(), side, scope);
            case Written.Picked p when array(p).isPresent() -> picked(p, array(p).get(), side, scope);
            case Written.Primed p when isFunction(p, scope) -> new Known();
            case Written.Call c when c.function() instanceof Written.Primed p && isFunction(p, scope) -> new Known();
            default -> new Formula();
        };
    }

    /** σ′, of which a text may say what it is: that is no derivative of the model. */
    private static boolean isFunction(Written.Primed primed, Scope scope) {
        if (!(primed.body() instanceof Written.Name n) || isName(n.label(), scope)) return false;
        return FUNCTIONS.contains(n.label().base()) || Ops.function(n.label().base()).isPresent();
    }

    private static boolean isName(Label label, Scope scope) {
        return scope.model(Spelling.of(label)).isPresent() || scope.targets().named(Spelling.of(label)).isPresent();
    }

    /** {@code C'(w)}, where C is what is minimised or a name of the model. */
    private static Optional<Written.Derivative> derivative(Written.Call c, Scope scope, Interpreter reader) {
        if (!(c.function() instanceof Written.Primed p) || p.order() != 1 || c.arguments().size() != 1) return Optional.empty();
        Written argument = c.arguments().getFirst();
        boolean names = scope.name(p.body(), reader).isPresent() && argument instanceof Written.Name && scope.name(argument, reader).isPresent();
        return names ? Optional.of(new Written.Derivative(p.body(), argument, c.span())) : Optional.empty();
    }

    /** {@code ∇w1} and {@code ∇J(w1)}, the gradient by w1 of what is minimised: as the name {@code grad_w1}. */
    private static Optional<Label> gradientBy(Written.Call c) {
        if (!(c.function() instanceof Written.Name f) || !f.label().base().equals("nabla")) return Optional.empty();
        if (c.arguments().size() != 1) return Optional.empty();
        Written variable = c.arguments().getFirst() instanceof Written.Call loss && isLoss(loss.function()) && loss.arguments().size() == 1 ? loss.arguments().getFirst() : c.arguments().getFirst();
        if (!(variable instanceof Written.Name n)) return Optional.empty();
        Label by = n.label();
        return Optional.of(new Label("d" + by.base(), by.accent(), by.below(), by.above(), by.source()));
    }

    private static boolean isLoss(Written function) {
        return function instanceof Written.Name n && GradientNames.Losses.isWhole(Spelling.of(n.label()));
    }

    private static LeftSide gradients(Written.Derivative d, Side side, Scope scope) {
        List<Label> labels = new ArrayList<>();
        addLabel(d.by(), labels);
        addLabel(d.of(), labels);
        List<Asked> all = new ArrayList<>();
        Set<String> idle = idle(labels, scope);
        for (Map<String, Integer> bound : bindings(labels, scope, new Interpreter(scope, side))) {
            all.add(new Asked(scope.targets().of(d, new Interpreter(scope, side).binding(bound).dropping(idle)), bound));
        }
        return new Gradients(wanted(all, scope));
    }

    /** Of the derivatives that letters can mean, those that the model asks for, if there are any. */
    private static List<Asked> wanted(List<Asked> all, Scope scope) {
        List<Asked> wanted = all.stream().filter(a -> scope.isAskedFor(a.target().by())).toList();
        return wanted.isEmpty() ? all : wanted;
    }

    private static void addLabel(Written written, List<Label> labels) {
        if (written instanceof Written.Name n) labels.add(n.label());
    }

    /** The numbers for which the letters among the indices can stand; one empty map where the names are names as they are. */
    private static List<Map<String, Integer>> bindings(List<Label> labels, Scope scope, Interpreter reader) {
        List<Map<String, Integer>> all = new ArrayList<>(List.of(Map.of()));
        for (Label label : labels) {
            Spelling s = Spelling.of(label);
            if (scope.model(s).isPresent() || s.letters().isEmpty() || scope.aliases().find(new Written.Name(label, new Written.Span(0, 0)), Map.of()).isPresent()) continue;
            List<Map<String, Integer>> next = new ArrayList<>();
            for (Map<String, Integer> bound : all) next.addAll(values(s, s.letters(), bound, scope, label));
            if (!next.isEmpty()) all = next;
        }
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }

    private static List<Map<String, Integer>> values(Spelling s, List<String> letters, Map<String, Integer> bound, Scope scope, Label label) {
        List<Map<String, Integer>> found = new ArrayList<>();
        Optional<String> free = letters.stream().filter(l -> !bound.containsKey(l)).findFirst();
        if (free.isEmpty()) {
            boolean exists = scope.model(s.bound(bound)).isPresent() || scope.aliases().find(new Written.Name(label, new Written.Span(0, 0)), bound).isPresent();
            return exists ? List.of(bound) : List.of();
        }
        if (letters.size() > MOST_LETTERS) return List.of();
        scope.table().indices().all(letters.size()).forEach(k -> {
            Map<String, Integer> more = new LinkedHashMap<>(bound);
            more.put(free.get(), k);
            found.addAll(values(s, letters, more, scope, label));
        });
        return found;
    }

    private static LeftSide name(Label label, Side side, Scope scope) {
        Spelling s = Spelling.of(label);
        Optional<Named> model = scope.ofModel(s);
        if (model.isPresent()) return known(model.get(), label, scope);
        Optional<Target> target = scope.targets().named(s);
        if (target.isPresent()) return new Gradients(List.of(new Asked(target.get(), Map.of())));
        List<Asked> all = new ArrayList<>();
        for (Spelling by : GradientNames.of(s)) {
            for (Map<String, Integer> bound : values(by, by.letters(), scope.lastLayer(by), scope, label)) {
                if (!bound.isEmpty()) scope.targets().named(s.bound(bound)).ifPresent(t -> all.add(new Asked(t, bound)));
            }
            if (!all.isEmpty()) return new Gradients(all);
        }
        List<Parameter> parameters = parameters(s, label, scope);
        return parameters.isEmpty() ? new Own(label) : new Parameters(parameters);
    }

    private static List<Parameter> parameters(Spelling s, Label label, Scope scope) {
        List<Parameter> all = new ArrayList<>();
        if (s.letters().isEmpty()) return all;
        for (Map<String, Integer> bound : values(s, s.letters(), scope.lastLayer(s), scope, label)) {
            scope.ofModel(s.bound(bound)).filter(scope::isAskedFor).ifPresent(n -> all.add(new Parameter(n, label, bound)));
        }
        return all;
    }

    private static LeftSide known(Named name, Label label, Scope scope) {
        String first = name.entries().getFirst();
        if (scope.program().parameters().contains(first)) return new Parameter(name, label, Map.of());
        boolean defined = scope.program().definition(first).isPresent() && !first.equals(scope.program().root());
        return defined ? new Restated(name, label) : new Known();
    }

    /** The array of which this is a part: dW of {@code dW[0][1]}. */
    static Optional<Label> array(Written written) {
        return switch (written) {
            case Written.Picked p when p.body() instanceof Written.Name n -> Optional.of(n.label());
            case Written.Picked p -> array(p.body());
            default -> Optional.empty();
        };
    }

    /** {@code dw[0]}, {@code dW[0][1]}, {@code dW[:, 1]}. */
    private static LeftSide picked(Written.Picked p, Label array, Side side, Scope scope) {
        Optional<Target> whole = scope.targets().named(Spelling.of(array)).filter(t -> !t.by().grid().isScalar());
        if (whole.isPresent()) return new Gradients(List.of(new Asked(part(whole.get(), p, side, scope), Map.of())));
        List<String> indices = new ArrayList<>(array.below());
        for (Written index : p.indices()) {
            if (!(index instanceof Written.Literal l) || !l.value().isInt()) return new Formula();
            indices.add(Integer.toString(l.value().intValue() + 1));
        }
        LeftSide found = name(new Label(array.base(), array.accent(), indices, array.above(), side.source().strip()), side, scope);
        return found instanceof Gradients || found instanceof Parameter ? found : new Formula();
    }

    private static Target part(Target whole, Written.Picked p, Side side, Scope scope) {
        Term part = part(whole.by(), p, new Interpreter(scope, side));
        String first = part.grid().entries().getFirst().toString();
        String name = whole.by().name() + side.source().substring(side.source().indexOf('[')).strip();
        Named by = part.isScalar() ? scope.definition(first) : new Named(name, part.reading(), part.grid(), whole.by().varies());
        return Target.of(whole.of().orElseThrow(), by, whole.said());
    }

    /** The variables of the part. */
    private static Term part(Named whole, Written written, Interpreter reader) {
        if (!(written instanceof Written.Picked p)) return new Term(whole.grid(), whole.symbol(), true);
        return reader.part(part(whole, p.body(), reader), p);
    }
}
