package org.gradatim.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradatim.expr.InputException;
import org.gradatim.expr.Rational;
import org.gradatim.parse.Token.Kind;

/** Reads equations between parameters such as {@code w1=w3=w5, w2=w4, b1=0}; what is equal by several of them together is one assumption. */
public final class AssumptionReader {
    private final FormulaText source;
    private final List<Token> tokens;
    private final List<String> known;
    private final Set<String> knownOnes;
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Group> byName = new LinkedHashMap<>();
    private int at;

    /** What is equal so far. */
    private static final class Group {
        private final Set<String> names = new LinkedHashSet<>();
        private Rational number;
    }

    private AssumptionReader(FormulaText source, Collection<String> known) {
        this.source = source;
        this.tokens = PlainTokenizer.tokenize(source);
        this.known = List.copyOf(known);
        this.knownOnes = new HashSet<>(known);
    }

    /**
     * @param known the names there are
     * @throws InputException with the text and a caret under the column that is wrong
     */
    public static List<Assumption> read(String text, Collection<String> known) {
        return read(FormulaText.of(text), known);
    }

    static List<Assumption> read(FormulaText text, Collection<String> known) {
        return new AssumptionReader(text, known).read();
    }

    private List<Assumption> read() {
        do equation(); while (accept(Kind.COMMA));
        if (!token().is(Kind.END)) throw source.error(token().start(), "expected `,` or the end: equations are written `w1=w3, w2=w4`");
        return groups.stream().map(g -> new Assumption(known.stream().filter(g.names::contains).toList(), Optional.ofNullable(g.number))).toList();
    }

    private void equation() {
        Token first = token();
        Group group = new Group();
        groups.add(group);
        group = side(group);
        if (!token().is(Kind.EQUALS)) throw source.error(token().start(), "expected `=`: an equation is written `w1=w3` or `w1=0`");
        while (accept(Kind.EQUALS)) group = side(group);
        if (group.names.isEmpty()) throw source.error(first.start(), "an equation needs a parameter, as in `w1=w3` or `w1=0`");
        if (group.names.size() == 1 && group.number == null) throw source.error(first.start(), "this equation says nothing; name two parameters, or one and a number");
    }

    /** Adds one side to the group; gives the group that the two are then. */
    private Group side(Group group) {
        Token token = token();
        if (token.is(Kind.NAME)) return join(group, name());
        if (!token.is(Kind.NUMBER) && !token.is(Kind.MINUS)) throw source.error(token.start(), "expected the name of a parameter or a number");
        fix(group, number(), token);
        return group;
    }

    private String name() {
        Token token = next();
        if (!knownOnes.contains(token.text())) {
            throw source.error(token.start(), "there is no parameter " + Quote.of(token.text()) + "; " + Nearest.advice(token.text(), known));
        }
        return token.text();
    }

    private Rational number() {
        boolean negative = accept(Kind.MINUS);
        Rational value = decimal();
        if (accept(Kind.OVER)) {
            Token below = token();
            Rational divisor = decimal();
            if (divisor.isZero()) throw source.error(below.start(), "a division by zero");
            value = value.times(divisor.inverse());
        }
        return negative ? value.negate() : value;
    }

    private Rational decimal() {
        if (!token().is(Kind.NUMBER)) throw source.error(token().start(), "expected a number");
        Token number = next();
        return Decimals.read(number.text()).map(Rational::of).orElseThrow(() -> source.error(number.start(), Decimals.advice(number.text())));
    }

    private Group join(Group group, String name) {
        Group other = byName.get(name);
        if (other == null || other == group) {
            group.names.add(name);
            byName.put(name, group);
            return group;
        }
        Token token = tokens.get(at - 1);
        if (group.number != null) fix(other, group.number, token);
        for (String moved : group.names) byName.put(moved, other);
        other.names.addAll(group.names);
        groups.remove(group);
        return other;
    }

    private void fix(Group group, Rational number, Token token) {
        if (group.number != null && !group.number.equals(number)) {
            throw source.error(token.start(), "this would be " + group.number + " and " + number + " at once");
        }
        group.number = number;
    }

    private Token token() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private boolean accept(Kind kind) {
        if (!token().is(kind)) return false;
        at++;
        return true;
    }
}
