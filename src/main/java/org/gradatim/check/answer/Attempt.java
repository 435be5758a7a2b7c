package org.gradatim.check.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gradatim.parse.answer.Statement;

/**
 * One reading of a whole sheet, by one convention. Of its layouts the one is chosen in which most lines fit, and in that each line is read
 * over as many examples as it needs.
 */
final class Attempt {
    private final List<Statement> statements;
    private final Convention convention;
    private final List<Read> all = new ArrayList<>();
    private final Map<Layout, List<Read>> byLayout = new TreeMap<>();

    /** All lines read in one way. */
    private record Read(Working working, List<Outcome> outcomes) {}

    /** What came of one line, and who read it. */
    private record Line(Working working, Outcome outcome) {
        boolean isFaulty() {
            return outcome.faults() > 0;
        }
    }

    Attempt(List<Statement> statements, Convention convention) {
        this.statements = statements;
        this.convention = convention;
    }

    List<Statement> statements() {
        return statements;
    }

    Convention convention() {
        return convention;
    }

    List<Working> workings() {
        return all.stream().map(Read::working).toList();
    }

    /** Reads all lines once more, in another way; whether they all fit by now. */
    boolean read(Layout layout, Working working) {
        Read read = new Read(working, statements.stream().map(working::read).toList());
        all.add(read);
        byLayout.computeIfAbsent(layout, _ -> new ArrayList<>()).add(read);
        return best(byLayout.get(layout)).stream().noneMatch(Line::isFaulty);
    }

    /** What came of each line. */
    List<Outcome> outcomes() {
        return lines().stream().map(Line::outcome).toList();
    }

    private List<Line> lines() {
        return byLayout.values().stream().map(this::best).min(Comparator.comparing(lines -> lines.stream().filter(Line::isFaulty).count())).orElseThrow();
    }

    private static long faulty(Read read) {
        return read.outcomes.stream().filter(o -> o.faults() > 0).count();
    }

    /** Of each line the first reading in which it fits, else the one over the number of examples over which most lines fit. */
    private List<Line> best(List<Read> reads) {
        Read fittest = reads.stream().min(Comparator.comparing(Attempt::faulty)).orElseThrow();
        return IntStream.range(0, statements.size()).mapToObj(i -> best(i, reads, fittest)).toList();
    }

    /** Over more or fewer examples, a line that lacks nothing but a transpose may fit by chance: only where it is right is it meant so. */
    private Line best(int line, List<Read> reads, Read fittest) {
        List<Line> all = reads.stream().map(r -> new Line(r.working, r.outcomes.get(line))).toList();
        Optional<Line> fits = all.stream().filter(l -> !l.isFaulty()).findFirst();
        if (fits.isEmpty()) return new Line(fittest.working, fittest.outcomes.get(line));
        Optional<Line> lacking = all.subList(0, all.indexOf(fits.get())).stream().filter(l -> l.outcome.lacksTranspose()).findFirst();
        return lacking.filter(_ -> !fits.get().working.isRight(fits.get().outcome)).orElse(fits.get());
    }

    /** How many lines do not fit, and of how many it is not so what they say of the network. */
    long misfits() {
        return lines().stream().filter(Line::isFaulty).count() + all.stream().mapToInt(r -> r.working.declared().otherwise()).min().orElse(0);
    }

    /** How many lines write out a definition of the network as it is. */
    int definitions() {
        return all.stream().mapToInt(r -> r.working.declared().asIs()).max().orElse(0);
    }

    /** How many lines are wrong, or do not fit. */
    long flaws() {
        return misfits() + lines().stream().filter(l -> !l.isFaulty() && !l.working.isRight(l.outcome)).count();
    }

    /** Whether more lines are right than in the other, or fit, and none is lost. */
    boolean explainsMoreThan(Attempt other) {
        long gain = other.misfits() - misfits();
        return gain >= 0 && (flaws() < other.flaws() || gain > 0 && flaws() == other.flaws());
    }

    /**
     * Whether this is what the answerer meant rather than the other. What the sheet itself says of the network counts first; else it must make
     * lines fit that do not in the other, or all of them right.
     *
     * @param onlyDeclared only where the sheet says so itself
     */
    boolean isMeantRatherThan(Attempt other, boolean onlyDeclared) {
        int declared = definitions() - other.definitions();
        long gain = other.misfits() - misfits();
        if (declared < 0 || gain < 0 || onlyDeclared && declared == 0) return false;
        return declared > 0 || flaws() < other.flaws() && (gain > 0 || flaws() == 0);
    }
}
