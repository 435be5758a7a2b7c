package org.gradatim.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.parse.Token.Kind;

/** Splits plain formulas such as {@code a1 = 1/(1 + exp(-z1))} into tokens; the last one is always {@link Kind#END}. */
final class PlainTokenizer {
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*+");
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
    /** What other languages have in numbers, and formulas have not. */
    private static final Pattern GROUPS = Pattern.compile("(?:_[0-9]++)++");
    private static final Pattern BASE = Pattern.compile("[xXoObB][0-9A-Fa-f]++");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");
    private static final Pattern SIGN = Pattern.compile("\\*\\*|[-+*/^(),=]");

    private final FormulaText source;
    private final Matcher matcher;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private PlainTokenizer(FormulaText source) {
        this.source = source;
        this.matcher = SPACE.matcher(source.text());
    }

    static List<Token> tokenize(FormulaText source) {
        return new PlainTokenizer(source).tokenize();
    }

    /** Where this name first stands in the formula; in an equation behind its `=`. */
    static int find(FormulaText source, String name) {
        int from = source.text().indexOf('=') + 1;
        return tokenize(source).stream().filter(t -> t.start() >= from && t.is(Kind.NAME) && t.text().equals(name)).findFirst().orElseThrow().start();
    }

    private List<Token> tokenize() {
        while (true) {
            if (matches(SPACE)) at = matcher.end();
            if (at == source.text().length()) break;
            tokens.add(next());
        }
        tokens.add(new Token(Kind.END, "", tokens.isEmpty() ? at : tokens.getLast().end()));
        return tokens;
    }

    private Token next() {
        if (matches(NUMBER)) return number();
        if (matches(NAME)) return token(Kind.NAME);
        if (matches(SIGN)) return token(kindOfSign(matcher.group()));
        throw source.error(at, Lookalikes.advice(source.text().codePointAt(at)));
    }

    private Token number() {
        Token number = token(Kind.NUMBER);
        if (at < source.text().length() && source.text().charAt(at) == '.') {
            throw source.error(at, "a second decimal point; a number has one, as in 1.5");
        }
        if (matches(GROUPS)) {
            throw source.error(at, "digits are not grouped; write `" + number.text() + matcher.group().replace("_", "") + "`");
        }
        if (number.text().equals("0") && matches(BASE)) {
            throw source.error(at, "numbers are decimal; write this one without its `0" + matcher.group().charAt(0) + "`");
        }
        return number;
    }

    private boolean matches(Pattern pattern) {
        return matcher.usePattern(pattern).region(at, source.text().length()).lookingAt();
    }

    private Token token(Kind kind) {
        Token token = new Token(kind, matcher.group(), at);
        at = matcher.end();
        return token;
    }

    private static Kind kindOfSign(String sign) {
        return switch (sign) {
            case "+" -> Kind.PLUS;
            case "-" -> Kind.MINUS;
            case "*" -> Kind.TIMES;
            case "/" -> Kind.OVER;
            case "^", "**" -> Kind.TO_THE;
            case "(" -> Kind.OPEN;
            case ")" -> Kind.CLOSE;
            case "," -> Kind.COMMA;
            case "=" -> Kind.EQUALS;
            default -> throw new IllegalStateException("no kind for the sign " + sign);
        };
    }
}
