package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradatim.check.answer.Answer.OwnName;
import org.gradatim.check.answer.Meaning.Line;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Traversal;
import org.gradatim.graph.Model;
import org.gradatim.graph.NamedArray;
import org.gradatim.graph.Network;
import org.gradatim.graph.Program;
import org.gradatim.graph.Unrolled;
import org.gradatim.parse.Nearest;
import org.gradatim.parse.Quote;
import org.gradatim.parse.answer.AnswerReader;
import org.gradatim.parse.answer.Statement;
import org.gradatim.parse.answer.Written;
import org.gradatim.parse.array.Spelling;
import org.gradatim.prove.Prover;

/**
 * What answers mean in the names of a model. A text may be read in several ways: over one example or over all of them, examples in columns
 * or in rows. The layout is one for all lines: that in which the shapes of most of them fit. Within it, each line is read over as many examples
 * as it needs.
 *
 * <p>Several examples are written out ({@link Unrolled}): all of them where there are up to {@value #MOST_EXAMPLES}, else a few, with m as it
 * is. Their number differs from the widths of the layers where it can, so that shapes tell which axis is which.
 *
 * <p>For one thread. What does not depend on the text is kept from text to text.
 */
public final class AnswerMeaning {
    /** Up to so many examples are all written out. */
    static final int MOST_EXAMPLES = 4;

    /** At most so many examples are written out where a line names them by number. */
    private static final int MOST_NUMBERED = 40;

    /** Programs of more definitions than this are written out for two examples only. */
    private static final int LARGE = 5_000;

    private final Model model;
    private final AnswerReader reader;
    private final Map<String, Alias> aliases;
    private final Map<Way, Setting> settings = new HashMap<>();
    private final Map<Integer, Unrolled> unrolled = new HashMap<>();
    private final Map<Program, Prover> provers = new HashMap<>();

    /**
     * A way to read.
     *
     * @param examples how many are written out; 0 for the program of one
     */
    private record Way(int examples, Layout layout) {}

    private AnswerMeaning(Model model) {
        this.model = model;
        this.reader = new AnswerReader(words(model));
        this.aliases = Alias.read(model.aliases(), reader);
    }

    /** @throws InputException where an alias of the model cannot be read */
    public static AnswerMeaning of(Model model) {
        return new AnswerMeaning(model);
    }

    private static Set<String> words(Model model) {
        Set<String> words = new HashSet<>(model.program().leaves());
        model.program().definitions().forEach(d -> words.add(d.name()));
        model.program().arrays().forEach(a -> words.add(a.name()));
        words.addAll(model.aliases().keySet());
        words.removeIf(w -> !w.chars().allMatch(Character::isLetter));
        return words;
    }

    /** The reader of texts that knows the model's names as words. */
    public AnswerReader reader() {
        return reader;
    }

    /** What the lines say. Where the model asks for one derivative only, a line need not say which it gives. */
    public Meaning read(List<Statement> statements) {
        return read(statements, onlyOne());
    }

    /** The name or matrix by which the model differentiates, where it is one only. */
    private Optional<String> onlyOne() {
        List<String> names = model.withRespectTo();
        if (names.size() == 1) return Optional.of(names.getFirst());
        return model.program().arrays().stream().filter(a -> a.names().equals(names)).map(NamedArray::name).findFirst();
    }

    /**
     * What the lines say.
     *
     * @param asked by which name a line differentiates that does not say so: {@code w1}, or a matrix of the model
     * @throws InputException where there is no such name
     */
    public Meaning read(List<Statement> statements, Optional<String> asked) {
        List<LayerScripts.Reading> readings = LayerScripts.of(statements, model);
        Attempt meant = attempt(readings.getFirst(), Optional.empty(), asked);
        for (LayerScripts.Reading other : readings.subList(1, readings.size())) {
            Attempt attempt = meant.flaws() == 0 ? meant : attempt(other, Optional.empty(), asked);
            if (attempt.isMeantRatherThan(meant, false)) meant = attempt;
        }
        meant = otherwiseCounted(meant, Mentions.hasSquareBrackets(statements), asked);
        return meaning(inOtherLetters(meant, asked));
    }

    /** The sheet with its letters taken for layers or for examples, where it fits or is right only so. */
    private Attempt inOtherLetters(Attempt first, Optional<String> asked) {
        Attempt meant = first;
        List<Rereading> all = new ArrayList<>(ExampleLetters.of(first.statements(), model).stream().toList());
        if (first.flaws() > 0) all.addAll(LayerLetters.of(first.statements(), model));
        for (Rereading other : all) {
            if (meant.flaws() == 0 && !other.said()) continue;
            Attempt attempt = attempt(new LayerScripts.Reading(other.statements(), Optional.of(other.remark())), Optional.empty(), asked);
            boolean fits = attempt.misfits() <= meant.misfits() && (meant.flaws() == 0 || attempt.flaws() <= meant.flaws());
            if (attempt.explainsMoreThan(meant) || other.said() && fits) meant = attempt;
        }
        return meant;
    }

    /** The sheet with its layers counted in another way, or a1 for a matrix of a layer throughout, where that is how it was meant. */
    private Attempt otherwiseCounted(Attempt asWeCount, boolean square, Optional<String> asked) {
        boolean above = Mentions.hasLayersAbove(asWeCount.statements());
        boolean layers = above || asWeCount.misfits() > 0 || mentions(asWeCount.statements()).matrices();
        if (model.network().isEmpty() || !layers || asWeCount.flaws() == 0) return asWeCount;
        Attempt meant = asWeCount;
        for (Numbering other : List.of(Numbering.FROM_LAYER, Numbering.INPUTS_ARE_FIRST, Numbering.TO_LAYER)) {
            if (above && other == Numbering.TO_LAYER || meant.flaws() == 0) continue;
            LayerScripts.Reading same = new LayerScripts.Reading(asWeCount.statements(), Optional.empty());
            Attempt attempt = attempt(same, Optional.of(asWeCount.convention().counting(other, !above)), asked);
            boolean onlyDeclared = other != Numbering.TO_LAYER && (square || !above);
            if (attempt.isMeantRatherThan(meant, onlyDeclared)) meant = attempt;
        }
        return meant;
    }

    private Attempt attempt(LayerScripts.Reading reading, Optional<Convention> said, Optional<String> asked) {
        Convention convention = said.orElseGet(() -> Convention.of(reading.statements(), model, reading.chosen()));
        Attempt attempt = new Attempt(reading.statements(), convention);
        for (Way way : ways(reading.statements())) {
            if (attempt.read(way.layout(), working(way, attempt.workings().size(), convention, asked))) break;
        }
        return attempt;
    }

    private Working working(Way way, int number, Convention convention, Optional<String> asked) {
        Setting known = settings.computeIfAbsent(way, w -> Setting.of(model, w.examples() == 0 ? Optional.empty() : Optional.of(unrolled(w.examples())), w.layout(), aliases));
        Scope scope = new Scope(known, convention, number == 0 ? "" : Character.toString('a' + number));
        Optional<Target> target = asked.map(name -> target(name, scope));
        return new Working(model, scope, way.layout(), target, () -> provers.computeIfAbsent(scope.program(), Prover::new));
    }

    private static Target target(String name, Scope scope) {
        Named by = scope.model(Spelling.of(name)).orElseThrow(() -> new InputException("there is no " + Quote.of(name) + " in this model; "
                + Nearest.names(name, scope.known())));
        return Target.of(scope.root(), by, false);
    }

    /** The ways to read these lines, the likeliest first. */
    private List<Way> ways(List<Statement> statements) {
        List<Way> ways = new ArrayList<>();
        boolean layers = model.network().isPresent();
        boolean several = model.data().size() > 1 || model.data().isEmpty() && !(model.program().inputs().isEmpty() && model.program().targets().isEmpty());
        Mentions mentions = several ? mentions(statements) : new Mentions(false, false, false);
        List<Integer> counts = several ? List.of(0, copies(mentions, statements)) : List.of(0);
        boolean manyFirst = several && (mentions.examples() || mentions.numbered() || mentions.matrices() && model.data().size() > 1);
        for (int examples : manyFirst ? counts.reversed() : counts) {
            ways.add(new Way(examples, Layout.COLUMNS));
            if (layers) ways.add(new Way(examples, Layout.ROWS));
            if (isOneNeuron()) ways.add(new Way(examples, Layout.WEIGHTS_IN_A_COLUMN));
        }
        return ways;
    }

    private boolean isOneNeuron() {
        return model.network().filter(n -> n.layers().size() == 1 && n.layers().getFirst().units() == 1).isPresent();
    }

    private Mentions mentions(List<Statement> statements) {
        Setting one = settings.computeIfAbsent(new Way(0, Layout.COLUMNS), _ -> Setting.of(model, Optional.empty(), Layout.COLUMNS, aliases));
        Mentions all = new Mentions(false, false, false);
        for (Statement s : statements) all = all.and(Mentions.of(s, one.table()));
        return all;
    }

    /** A number in the text, such as that of a sum's last term, is the number of all examples only where all are written out. */
    private int copies(Mentions mentions, List<Statement> statements) {
        int size = model.data().size();
        Set<Integer> widths = new HashSet<>(List.of(model.program().inputs().size(), model.program().targets().size()));
        model.network().ifPresent(n -> n.layers().stream().map(Network.Layer::units).forEach(widths::add));
        if (mentions.numbered() && size > 0 && size <= MOST_NUMBERED) return size;
        if (model.program().definitions().size() > LARGE) return 2;
        if (size > 1 && size <= MOST_EXAMPLES && !widths.contains(size)) return size;
        if (mentions.numbered()) statements.stream().flatMap(Statement::parts).forEach(part -> number(part).ifPresent(widths::add));
        return IntStream.iterate(3, k -> k + 1).filter(k -> !widths.contains(k)).findFirst().orElseThrow();
    }

    private static Optional<Integer> number(Written part) {
        return part instanceof Written.Literal l && l.value().isInt() ? Optional.of(l.value().intValue()) : Optional.empty();
    }

    private Unrolled unrolled(int examples) {
        return unrolled.computeIfAbsent(examples, k -> Unrolled.of(model.program(), k, model.data().isEmpty() ? OptionalInt.empty() : OptionalInt.of(model.data().size())));
    }

    private static Meaning meaning(Attempt attempt) {
        List<Statement> statements = attempt.statements();
        List<Outcome> outcomes = attempt.outcomes();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Outcome outcome = outcomes.get(i);
            Statement statement = statements.get(i);
            if (outcome.continued()) lines.removeIf(l -> l instanceof Meaning.Given g && outcome.answers().stream().anyMatch(a -> a.quantity().text().equals(g.answer().quantity().text())));
            outcome.answers().forEach(a -> lines.add(new Meaning.Given(a)));
            outcome.error().ifPresent(e -> lines.add(new Meaning.Unreadable(statement.sides().getFirst().source().strip(), statement.place(), e)));
        }
        return new Meaning(lines, used(lines, attempt.workings().stream().flatMap(w -> w.scope().own().all().stream()).toList()));
    }

    /** The own names that the answers use, directly or through others. */
    private static List<OwnName> used(List<Line> lines, List<OwnName> all) {
        if (all.isEmpty()) return all;
        Set<String> used = new HashSet<>();
        for (Line line : lines) {
            if (line instanceof Meaning.Given g) g.answer().steps().forEach(s -> s.value().ifPresent(v -> v.entries().forEach(e -> used.addAll(Traversal.variables(e)))));
        }
        List<OwnName> kept = new ArrayList<>();
        for (OwnName own : all.reversed()) {
            if (!used.contains(own.variable())) continue;
            kept.add(own);
            used.addAll(Traversal.variables(own.value()));
        }
        return kept.reversed();
    }
}
