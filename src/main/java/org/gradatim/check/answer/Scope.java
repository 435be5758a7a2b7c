package org.gradatim.check.answer;

import static org.gradatim.notation.Formulas.partial;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Arithmetic;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Op;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.graph.Unrolled;
import org.gradatim.notation.Notation;
import org.gradatim.parse.Nearest;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.Written.Label;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.array.Interpreter;
import org.gradatim.parse.array.LabelNotation;
import org.gradatim.parse.array.Spelling;
import org.gradatim.parse.array.Term;
import org.gradatim.parse.array.Vocabulary;

/**
 * What names mean in one way to read an answer: over one example or several, examples in columns or in rows. Own names of the answerer
 * come first, then those of the model, then what everybody calls by the same name: J, m, α, ŷ, dw.
 */
final class Scope implements Vocabulary {
    private final Program program;
    private final Optional<Unrolled> unrolled;
    private final Model model;
    private final NameTable table;
    private final CommonNames common;
    private final Aliases aliases;
    private final Derivatives derivatives;
    private final OwnNames own;
    private final Convention convention;
    private final Map<Expr, Optional<Op>> activations;
    private boolean matrices;
    private Optional<Steps> descent = Optional.empty();

    /** What does not change from answer to answer. */
    record Fixed(Model model, Program program, Optional<Unrolled> unrolled, NameTable table, Map<String, Alias> aliases, Derivatives derivatives,
            Map<Expr, Optional<Op>> activations) {
        static Fixed of(Model model, Optional<Unrolled> unrolled, Layout layout, Map<String, Alias> aliases) {
            Program program = unrolled.map(Unrolled::program).orElse(model.program());
            return new Fixed(model, program, unrolled, new NameTable(model, unrolled, layout), aliases, new Derivatives(program), activations(program));
        }

        /** Which function is applied to each variable; empty where several are. */
        private static Map<Expr, Optional<Op>> activations(Program program) {
            Map<Expr, Optional<Op>> all = new HashMap<>();
            for (Program.Definition d : program.definitions()) {
                if (d.value() instanceof Apply a && a.arguments().size() == 1 && a.argument() instanceof Var z && Character.isLetter(a.op().name().charAt(0))) {
                    all.merge(z, Optional.of(a.op()), (x, y) -> x.equals(y) ? x : Optional.empty());
                }
            }
            return all;
        }
    }

    Scope(Fixed fixed, Convention convention, String name) {
        this.convention = convention;
        this.program = fixed.program();
        this.unrolled = fixed.unrolled();
        this.model = fixed.model();
        this.table = fixed.table();
        this.common = new CommonNames(model, program, unrolled);
        this.aliases = new Aliases(fixed.aliases());
        this.derivatives = fixed.derivatives();
        this.activations = fixed.activations();
        this.own = new OwnNames(name);
    }

    /** Whether a1 is the matrix of the first layer rather than its first neuron. */
    void preferMatrices(boolean prefer) {
        matrices = prefer;
    }

    /** Weights are what these steps have made of them. */
    void follow(Steps steps) {
        descent = Optional.of(steps);
    }

    OwnNames own() {
        return own;
    }

    Program program() {
        return program;
    }

    NameTable table() {
        return table;
    }

    /** Whether the model asks for the derivative by this. */
    boolean isAskedFor(Named by) {
        return model.withRespectTo().containsAll(by.entries());
    }

    static String key(Spelling s) {
        StringBuilder key = new StringBuilder(s.key());
        s.above().forEach(a -> key.append('^').append(a.text()));
        return key.toString();
    }

    @Override
    public Optional<Term> named(Spelling s, Interpreter reader) {
        Optional<Grid> mine = own.find(key(s));
        descent.flatMap(d -> d.of(key(s))).ifPresent(step -> reader.note(true, s.plain(), step));
        if (mine.isPresent()) return Optional.of(new Term(mine.get(), notation(s), own.isMatrix(key(s))));
        Optional<Named> name = model(s);
        if (name.isPresent()) {
            remark(s, name.get(), reader);
            return name.map(n -> new Term(n.grid(), n.symbol(), table.isMatrix(n) && !isOneBias(s)));
        }
        return common.penalty(s).or(() -> common.count(s)).or(() -> inExample(s, reader)).or(() -> gradient(s, reader)).or(() -> common.rate(s));
    }

    /** b without a layer is a number where it is one, of whatever matrices the line speaks: w^T x + b. */
    private static boolean isOneBias(Spelling s) {
        return s.stem().equals("b") && s.indices().isEmpty() && s.above().isEmpty();
    }

    /** Whether this is a number of examples, a rate or a penalty by its name alone: how code comes by it says nothing of it. */
    boolean isCommon(Spelling s) {
        return own.find(key(s)).isEmpty() && model(s).isEmpty() && common.penalty(s).or(() -> common.count(s)).or(() -> common.rate(s)).isPresent();
    }

    /** {@code dZ^{[2](3)}}: of an own name or a gradient, what stands for the third example. */
    private Optional<Term> inExample(Spelling s, Interpreter reader) {
        if (unrolled.isEmpty() || s.above().isEmpty()) return Optional.empty();
        Written.Above last = s.above().getLast();
        if (last.bracket() != '(' || !last.text().matches("[0-9]{1,6}")) return Optional.empty();
        Spelling all = s.withoutLastAbove();
        Optional<Grid> every = own.find(key(all)).or(() -> gradient(all, reader).map(Term::grid));
        return every.flatMap(g -> table.inExample(g, Integer.parseInt(last.text()))).map(g -> new Term(g, notation(s), true));
    }

    static Notation notation(Spelling s) {
        return LabelNotation.of(new Label(s.stem(), "", s.indices(), s.above(), s.plain()));
    }

    /** A name of the model, or one of those by which everybody calls what is minimised. */
    Optional<Named> model(Spelling s) {
        return ofModel(s).or(() -> GradientNames.Losses.isWhole(s) ? Optional.of(root()) : Optional.empty());
    }

    /** A name of the model itself. */
    Optional<Named> ofModel(Spelling s) {
        boolean layer = convention.isLayer(s);
        Spelling standard = convention.standard(lettered(s));
        return table.find(standard, matrices || layer).or(() -> table.bySymbol(notation(standard)));
    }

    /** With its number for the letter of the last layer. */
    private Spelling lettered(Spelling s) {
        return s.above().isEmpty() ? s : s.bound(lastLayer(s));
    }

    /** What the letter of the last layer stands for, where it is written above a name. */
    Map<String, Integer> lastLayer(Spelling s) {
        return table.lastLayer(s, convention.numbering());
    }

    Convention convention() {
        return convention;
    }

    /** The cost; L, where there are examples, is the loss of one of them. */
    Named root() {
        return definition(program.root());
    }

    Named definition(String name) {
        return new Named(name, program.symbols().of(name), Grid.scalar(Var.of(name)), false);
    }

    private void remark(Spelling s, Named name, Interpreter reader) {
        String written = s.layerFirst().squashed();
        String plain = name.name().contains("^(") ? name.name().substring(0, name.name().indexOf("^(")) : name.name();
        boolean same = written.equals(Spelling.of(plain).squashed()) || s.withoutAbove().squashed().equals(Spelling.of(plain).squashed())
                || name.symbol().equals(notation(s)) || table.exactly(s.plain()).filter(n -> n.grid().equals(name.grid())).isPresent();
        if (!same) reader.note(true, written(s), name.name());
    }

    /** The name as a program would write it, with its superscripts in their brackets. */
    private static String written(Spelling s) {
        StringBuilder text = new StringBuilder(s.plain());
        for (Written.Above a : s.above()) {
            text.append(switch (a.bracket()) {
                case '[' -> "^[" + a.text() + "]";
                case '(' -> "^(" + a.text() + ")";
                default -> "^" + a.text();
            });
        }
        return text.toString();
    }

    /** A name such as dz3 or δ₃ that has not been defined: the true derivative. */
    private Optional<Term> gradient(Spelling s, Interpreter reader) {
        return target(s).map(t -> {
            reader.note(true, s.plain(), t.key());
            return derivative(t);
        });
    }

    /** By what a name such as dw1 says to differentiate. */
    Optional<Target> target(Spelling s) {
        return GradientNames.by(s, this::model).filter(n -> !n.name().equals(program.root())).map(n -> Target.of(errorRoot(n), n, false));
    }

    /** What is differentiated where it is not said: the cost, for what varies by example the sum of the losses. */
    private Named errorRoot(Named by) {
        return unrolled.isPresent() && by.varies() ? definition(Unrolled.LOSSES) : root();
    }

    @Override
    public Term derivative(Written.Derivative d, Interpreter reader) {
        Target target = target(d, reader);
        own.whyWithoutValue(target.key()).ifPresent(reason -> {
            throw reader.error(d.span(), reason);
        });
        return derivative(target);
    }

    @Override
    public Optional<String> whyWithoutValue(Spelling s) {
        return own.whyWithoutValue(key(s));
    }

    private Term derivative(Target t) {
        return new Term(own.find(t.key()).orElseGet(() -> truth(t)), notation(t), table.isMatrix(t.by()));
    }

    Notation notation(Target t) {
        return partial(t.of().map(Named::symbol).orElseGet(() -> program.symbols().of(t.formula().orElseThrow())), t.by().symbol());
    }

    /** What is differentiated, and by what. */
    Target target(Written.Derivative d, Interpreter reader) {
        Named by = name(d.by(), reader).orElseThrow(() -> nothingToDifferentiateBy(d.by(), reader));
        Optional<Named> of = name(d.of(), reader);
        if (of.isPresent()) return Target.of(of.get(), by, true);
        if (isAnyLetter(d.of())) {
            reader.note(true, reader.text(d.of().span()).strip(), root().name());
            return Target.of(root(), by, true);
        }
        Term formula = reader.read(d.of());
        if (!formula.grid().isScalar()) throw reader.error(d.of().span(), "only numbers and names are differentiated");
        return new Target(Optional.empty(), Optional.of(own.expanded(formula.value())), by, true);
    }

    private InputException nothingToDifferentiateBy(Written by, Interpreter reader) {
        String written = reader.text(by.span()).strip();
        Supplier<String> message = () -> Quote.of(written) + " is no name of this model by which can be differentiated; " + Nearest.names(written, known());
        return by instanceof Written.Name n ? reader.unknown(n.label(), n.span(), message) : reader.error(by.span(), message.get());
    }

    /** A single letter that is no name of the model can only be what is differentiated. */
    private boolean isAnyLetter(Written of) {
        return of instanceof Written.Name n && n.label().base().length() == 1 && n.label().below().isEmpty() && n.label().above().isEmpty() && own.find(key(Spelling.of(n.label()))).isEmpty();
    }

    /** The name of the model that is written here, if it is one. */
    Optional<Named> name(Written written, Interpreter reader) {
        Optional<Alias> alias = reader.isLiteral() ? Optional.empty() : aliases.find(written, reader.bound());
        if (alias.isPresent()) return name(alias.get().meaning().written().orElseThrow(), reader.over(alias.get().meaning()));
        return switch (written) {
            case Written.Name n -> name(n.label(), reader);
            case Written.Call c when c.function() instanceof Written.Name f -> name(f.label(), reader);
            case Written.Primed _, Written.Picked _, Written.Transposed _, Written.Power _ -> variableOf(written, reader);
            default -> Optional.empty();
        };
    }

    private Optional<Named> name(Label label, Interpreter reader) {
        Spelling s = reader.spelling(label);
        Optional<Named> found = model(s);
        found.ifPresent(n -> remark(s, n, reader));
        return found;
    }

    private Optional<Named> variableOf(Written written, Interpreter reader) {
        Term term = reader.read(written);
        if (term.grid().isScalar() && term.value() instanceof Var v && program.knows(v.name())) return Optional.of(new Named(v.name(), term.reading(), term.grid(), false));
        return Optional.empty();
    }

    /** The true derivative, entry by entry. */
    Grid truth(Target t) {
        return derivatives.of(t, model.program().root());
    }

    @Override
    public Optional<Expr> slopeAt(Expr argument) {
        return activations.getOrDefault(argument, Optional.empty()).map(op -> op.derivatives(List.of(argument), output(op, argument)).getFirst());
    }

    @Override
    public Expr sign(Expr value) {
        Expr written = own.expanded(value);
        if (written instanceof Apply a && a.op() == Activations.RELU) return a.argument();
        if (written instanceof Apply a && a.op() == Arithmetic.MAX && a.arguments().stream().anyMatch(Expr::isZero)) {
            return a.arguments().stream().filter(x -> !x.isZero()).findFirst().orElse(value);
        }
        boolean relu = value instanceof Var v && program.definition(v.name()).filter(d -> d.value() instanceof Apply a && a.op() == Activations.RELU).isPresent();
        return relu ? ((Apply) program.definition(((Var) value).name()).orElseThrow().value()).argument() : value;
    }

    @Override
    public Expr output(Op function, Expr argument) {
        Expr value = Apply.of(function, argument);
        return program.nameOf(value).<Expr>map(Var::of).orElse(value);
    }

    @Override
    public boolean dependsOn(Term name, Written argument, Interpreter reader) {
        if (!(argument instanceof Written.Name n)) return false;
        Optional<Term> inner = reader.find(n.label());
        if (name.grid().entries().stream().noneMatch(e -> e instanceof Var v && program.definition(v.name()).isPresent())) return false;
        if (inner.isEmpty()) return Set.of("theta", "w", "W", "x", "X", "Theta", "b").contains(Spelling.of(n.label()).stem());
        return inner.get().grid().entries().stream().allMatch(e -> e instanceof Var v && program.leaves().contains(v.name()) && reaches(name.grid(), v.name()));
    }

    private boolean reaches(Grid from, String leaf) {
        boolean direct = from.entries().stream().anyMatch(e -> e instanceof Var v && Traversal.variables(program.expanded(v)).contains(leaf));
        return direct && !program.parameters().contains(leaf);
    }

    @Override
    public OptionalInt examples() {
        return unrolled.map(u -> OptionalInt.of(u.examples())).orElse(OptionalInt.empty());
    }

    @Override
    public boolean examplesInRows() {
        return table.examplesInRows();
    }

    @Override
    public Collection<String> known() {
        return table.known();
    }

    @Override
    public Optional<Term> count() {
        return common.count();
    }

    Aliases aliases() {
        return aliases;
    }

    @Override
    public Optional<Term> alias(Written part, Interpreter reader) {
        return aliases.value(part, reader);
    }

    @Override
    public Optional<Written> functionAlias(Written function) {
        return aliases.function(function);
    }
}
