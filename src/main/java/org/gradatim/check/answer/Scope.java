package org.gradatim.check.answer;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Grid;
import org.gradatim.expr.Op;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Unrolled;
import org.gradatim.notation.Notation;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.answer.Written.Label;
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
    private final Setting setting;
    private final Program program;
    private final Optional<Unrolled> unrolled;
    private final NameTable table;
    private final CommonNames common;
    private final Aliases aliases;
    private final Targets targets;
    private final OwnNames own;
    private final Convention convention;
    private boolean matrices;
    private Optional<Steps> descent = Optional.empty();

    /** @param name sets apart what is read in this way from what is read in others */
    Scope(Setting setting, Convention convention, String name) {
        this.setting = setting;
        this.convention = convention;
        this.program = setting.program();
        this.unrolled = setting.unrolled();
        this.table = setting.table();
        this.common = new CommonNames(setting.model(), program, unrolled);
        this.aliases = new Aliases(setting.aliases());
        this.targets = new Targets(this, setting);
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
        return setting.model().withRespectTo().containsAll(by.entries());
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
        return targets.named(s).map(t -> {
            reader.note(true, s.plain(), t.key());
            return targets.value(t);
        });
    }

    /** Which derivatives names and formulas mean. */
    Targets targets() {
        return targets;
    }

    @Override
    public Term derivative(Written.Derivative d, Interpreter reader) {
        Target target = targets.of(d, reader);
        own.whyWithoutValue(target.key()).or(() -> targets.whyOpen(target)).ifPresent(reason -> {
            throw reader.error(d.span(), reason);
        });
        return targets.value(target);
    }

    @Override
    public Optional<String> whyWithoutValue(Spelling s) {
        return own.whyWithoutValue(key(s)).or(() -> isKnown(s) ? Optional.empty() : targets.named(s).flatMap(targets::whyOpen));
    }

    private boolean isKnown(Spelling s) {
        return own.find(key(s)).isPresent() || model(s).isPresent();
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

    @Override
    public Optional<Expr> slopeAt(Expr argument) {
        return setting.applications().slopeAt(argument);
    }

    @Override
    public Expr sign(Expr value) {
        return setting.applications().sign(value, own.expanded(value));
    }

    @Override
    public Expr output(Op function, Expr argument) {
        return setting.applications().output(function, argument);
    }

    @Override
    public boolean dependsOn(Term name, Written argument, Interpreter reader) {
        if (!(argument instanceof Written.Name n) || !setting.applications().isDefined(name.grid())) return false;
        Optional<Term> inner = reader.find(n.label());
        if (inner.isEmpty()) return Set.of("theta", "w", "W", "x", "X", "Theta", "b").contains(Spelling.of(n.label()).stem());
        return setting.applications().dependsOn(name.grid(), inner.get().grid());
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
