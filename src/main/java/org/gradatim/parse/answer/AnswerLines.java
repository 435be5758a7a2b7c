package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradatim.parse.answer.Mark.Kind;

/**
 * Lines of plain text or code to statements, one a line. A line goes on with the one before if that ends in an operator or with an
 * open bracket, or if it begins with a relation or an operator itself. Lines with macros are LaTeX.
 *
 * <p>No statements are: comments, imports, loops, conditions, calls of {@code print}, the heads of functions, lines that begin with
 * {@code return}, and prose. Short functions are ({@link FunctionLines}).
 */
final class AnswerLines {
    private static final Pattern MACRO = Pattern.compile("\\\\[A-Za-z,;!{(\\[]|\\\\\\\\");
    /** Scripts in braces are LaTeX too, unless the line has names or products as code has them. */
    private static final Pattern SCRIPTS = Pattern.compile("[\\^_]\\{|\\^T[A-Za-z]|_[0-9][A-Za-z]");
    private static final Pattern CODE = Pattern.compile("[A-Za-z][0-9]|\\*|np\\.|\\.T|@");

    private static final Pattern IGNORED = Pattern.compile("(?:import|from|print|for|while|return|class|with|try|except|finally|assert|raise|pass|break|continue|global|del|function|end|endfunction|elif|public|private|static|using|package|plt|ax|fig)\\b.*"
            + "|[\\w.]+\\.(?:backward|step|zero_grad|zero_|train|eval|detach_)\\(.*\\)"
            + "|(?:if|else|def)\\b.*:\\s*|else\\b.*|@[A-Za-z].*|[{})\\];]+|[-=_*~#`]{3,}.*|%%.*");
    private static final Pattern FUNCTION = Pattern.compile("(?:def|function|class)\\b.*");
    /** A function for any layer whatsoever, as fast.ai's {@code lin_grad(inp, out, w, b)}, says nothing of one network. */
    private static final Pattern GENERAL = Pattern.compile("def\\s+\\w*grad\\w*\\s*\\([^)]*\\binp\\b[^)]*\\).*");
    private static final Pattern DECLARED = Pattern.compile("(?:let|const|var|double|float|auto|final|val|real|>>>)\\s+");
    /** A number or letter before an equation; a dash or a star only before a gradient, as it might be a sign. */
    private static final Pattern LIST_MARK = Pattern.compile("\\(?(?:[0-9]{1,2}|[a-z])[.)][ \\t]+(?=[A-Za-z\\\\∂∇\\p{IsGreek}][^=\\n]*+=)"
            + "|[-*•][ \\t]+(?=(?:d\\w+[ \\t]*(?:/|:?=)|∂|∇|\\\\[dt]?frac\\s*\\{\\s*(?:d|\\\\part|\\\\math)|\\\\part|\\\\nabla)[^=\\n]*+=)");
    private static final Pattern LEAD = Pattern.compile("(?:[A-Za-z][A-Za-z']{1,20}+[,:]?\\s++){1,12}(?=d\\w+\\s*/\\s*d|∂|∇|\\\\[dt]?frac|\\\\partial|\\\\nabla|[a-z]\\w*\\s*=[^=])|[A-Z][a-z]+[^=:]{0,40}:\\s+(?=[^=]+=)");
    /** So many words in a row are no product. */
    private static final int WORDS_OF_PROSE = 3;

    /** A name to which a line gives a value. */
    private static final Pattern OWN = Pattern.compile("(?:^|[\\n;])[ \\t]*+([A-Za-z_][A-Za-z0-9_]*+)[ \\t]*+[:+*/-]?=");

    private static final Pattern DOCSTRING = Pattern.compile("\"\"\"|'''");

    private final Source source;
    private final String text;
    private final Words words;
    private final OwnMacros own;
    private final List<Statement> statements = new ArrayList<>();
    private List<Mark> group = new ArrayList<>();
    private int open;
    private final FunctionLines functions;
    private boolean inDocstring;
    /** Where the head of the function begins in whose body the lines stand. */
    private int block;
    /** How far the head of a function for any layer is indented in whose body the lines stand; -1 outside of one. */
    private int general = -1;

    AnswerLines(Source source, Words words, OwnMacros own) {
        this.source = source;
        this.text = source.text();
        this.words = words;
        this.own = own;
        this.functions = new FunctionLines(source);
    }

    /** The names to which lines of the text give a value. */
    static Set<String> ownNames(String text) {
        return OWN.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Reads all of a text. */
    static List<Statement> read(Source source, Words words) {
        String text = source.text();
        return new AnswerLines(source, words.with(ownNames(text)), OwnMacros.in(text)).read(0, text.length());
    }

    List<Statement> read(int from, int to) {
        for (int at = from; at < to;) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 || newline > to ? to : newline;
            line(at, end);
            at = end + 1;
        }
        flush();
        return statements;
    }

    private void line(int from, int to) {
        int start = skipSpace(from, to);
        boolean latex = isLatex(start, to);
        int end = latex ? to : endOfCode(start, to);
        while (end > start && Letters.isSpace(text.codePointBefore(end))) end--;
        if (docstring(start, end)) return;
        if (start == end) {
            if (skipSpace(from, to) == to) blank();
            return;
        }
        if (general >= 0 && start - from > general) return;
        general = !latex && matches(GENERAL, start, end) ? start - from : -1;
        if (!latex && matches(FUNCTION, start, end)) {
            flush();
            block = start + 1;
        }
        if (general >= 0) return;
        if (!latex && functions.take(start, end)) {
            flush();
            statements.addAll(functions.finished());
            return;
        }
        boolean continued = !group.isEmpty() && (open > 0 || endsOpen());
        if (!latex && !continued && matches(IGNORED, start, end)) return;
        if (!continued) start = behindLead(start, end);
        List<Mark> marks = marks(start, end, latex);
        append(latex ? marks : withColonAsEqual(withoutProse(marks)));
    }

    /** {@code w1: formula} says what w1 is; where a mere word stands before the colon, as in {@code Answer: formula}, it says nothing. */
    private List<Mark> withColonAsEqual(List<Mark> marks) {
        int colon = IntStream.range(0, marks.size()).filter(i -> marks.get(i).is(Kind.COLON)).findFirst().orElse(-1);
        boolean between = colon > 0 && colon < marks.size() - 1 && marks.stream().noneMatch(m -> m.is(Kind.RELATION) || m.is(Kind.QUESTION));
        if (!between || marks.stream().limit(colon).anyMatch(m -> m.is(Kind.OPEN) || m.is(Kind.INDEX))) return marks;
        if (colon == 1 && isWord(marks.getFirst())) return new ArrayList<>(marks.subList(2, marks.size()));
        List<Mark> equation = new ArrayList<>(marks);
        equation.set(colon, new Mark(Kind.RELATION, "=", marks.get(colon).start(), marks.get(colon).end()));
        return equation;
    }

    /** A comma or a full stop with words behind it ends the formula: {@code …*x1, because of the chain rule.} */
    private List<Mark> withoutProse(List<Mark> marks) {
        int depth = 0;
        boolean equation = false;
        for (int i = 0; i < marks.size() - 1; i++) {
            Mark mark = marks.get(i);
            if (mark.is(Kind.OPEN) || mark.is(Kind.INDEX)) depth++;
            if (mark.is(Kind.CLOSE)) depth--;
            equation |= mark.is(Kind.RELATION);
            boolean stop = depth == 0 && equation && (mark.is(Kind.COMMA) || mark.is(Kind.PERIOD));
            if (stop && isWord(marks.get(i + 1)) && marks.subList(i, marks.size()).stream().noneMatch(m -> m.is(Kind.RELATION))) return new ArrayList<>(marks.subList(0, i));
        }
        return marks;
    }

    /** A word of a sentence, which is no name that anybody gives a quantity. */
    private boolean isWord(Mark mark) {
        return mark.is(Kind.NAME) && mark.text().length() > 1 && mark.text().chars().allMatch(Character::isLetter) && !words.isKnown(mark.text()) && !mark.text().startsWith("d");
    }

    private boolean isLatex(int from, int to) {
        Matcher matcher = MACRO.matcher(text).region(from, to);
        if (matcher.find()) return true;
        return matcher.usePattern(SCRIPTS).region(from, to).find() && !matcher.usePattern(CODE).region(from, to).find();
    }

    private int skipSpace(int from, int to) {
        int at = from;
        while (at < to && (Letters.isSpace(text.codePointAt(at)) || text.charAt(at) == '\uFEFF')) at += Character.charCount(text.codePointAt(at));
        return at;
    }

    /** Where a comment begins, or the backslash that joins a line of code with the next. */
    private int endOfCode(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean free = i == from || Character.isWhitespace(text.charAt(i - 1));
            if (c == '#' || c == '%' && free || c == '/' && free && text.startsWith("//", i) || c == '\\' && i == to - 1) return i;
        }
        return to;
    }

    /** Text in three quotes is for readers of code. */
    private boolean docstring(int from, int to) {
        Matcher matcher = DOCSTRING.matcher(text).region(from, to);
        boolean found = false;
        boolean was = inDocstring;
        while (matcher.find()) {
            inDocstring = !inDocstring;
            found = true;
        }
        return was || found;
    }

    private boolean matches(Pattern pattern, int from, int to) {
        return pattern.matcher(text).region(from, to).matches();
    }

    private List<Mark> marks(int from, int to, boolean latex) {
        Region region = Region.of(text, from, to);
        return latex ? new LatexMarks(region, words, own).read() : withoutColumns(new PlainMarks(region, words).read());
    }

    /** A single bar is no absolute value; it stands between two statements. */
    private static List<Mark> withoutColumns(List<Mark> marks) {
        if (marks.stream().filter(m -> m.is(Kind.BAR)).count() != 1) return marks;
        return marks.stream().map(m -> m.is(Kind.BAR) ? row(m.start()) : m).toList();
    }

    /** Behind the number of an answer, the type of a variable, or words such as {@code Hence}. */
    private int behindLead(int from, int to) {
        int start = from;
        for (Pattern pattern : List.of(DECLARED, LIST_MARK, LEAD)) {
            Matcher matcher = pattern.matcher(text).region(start, to).useTransparentBounds(true);
            if (matcher.lookingAt()) start = matcher.end();
        }
        return start;
    }

    private void append(List<Mark> marks) {
        if (marks.isEmpty()) return;
        boolean continued = open > 0 ? !namesGradient(marks) : endsOpen();
        if (!group.isEmpty() && continued) {
            group.addAll(marks);
        } else if (!group.isEmpty() && goesOn(marks)) {
            group.add(row(marks.getFirst().start()));
            group.addAll(marks);
        } else {
            flush();
            if (!isProse(marks)) group.addAll(marks);
        }
        count(marks);
    }

    private static Mark row(int at) {
        return new Mark(Kind.ROW, "", at, at);
    }

    /** Whether the text so far ends with an operator. */
    private boolean endsOpen() {
        return !group.isEmpty() && isOperator(group.getLast());
    }

    private static boolean isOperator(Mark mark) {
        return switch (mark.kind()) {
            case PLUS, MINUS, TIMES, DOT, ELEMENTWISE, MATRIX, OVER, RELATION, CELL, ROW -> true;
            default -> false;
        };
    }

    private boolean goesOn(List<Mark> marks) {
        Mark first = marks.stream().filter(m -> !m.is(Kind.CELL)).findFirst().orElse(marks.getFirst());
        if (first.is(Kind.ROW) || first.is(Kind.RELATION)) return true;
        return isOperator(first) && group.stream().anyMatch(m -> m.is(Kind.RELATION));
    }

    private void count(List<Mark> marks) {
        for (Mark mark : marks) {
            switch (mark.kind()) {
                case OPEN, INDEX, GROUP, BEGIN -> open++;
                case CLOSE, UNGROUP, FINISH -> open = Math.max(0, open - 1);
                default -> { }
            }
        }
    }

    /** A line that begins with a gradient begins a statement, whatever is left open before it. */
    private static boolean namesGradient(List<Mark> marks) {
        Mark first = marks.getFirst();
        boolean equation = marks.stream().anyMatch(m -> m.is(Kind.RELATION));
        boolean differential = first.is(Kind.NAME) && first.text().startsWith("d") || first.is(Kind.FRAC) || first.is(Kind.PARTIAL) || first.is(Kind.NABLA);
        return equation && differential;
    }

    /** Sentences: three words in a row, or nothing but words. */
    private static boolean isProse(List<Mark> marks) {
        if (marks.stream().anyMatch(m -> m.is(Kind.RELATION) || m.is(Kind.PARTIAL) || m.is(Kind.NABLA) || m.is(Kind.FRAC))) return false;
        int run = 0;
        for (Mark mark : marks) {
            boolean word = mark.is(Kind.NAME) && mark.text().length() > 1 && mark.text().chars().allMatch(Character::isLetter) && !Words.isFunction(mark.text());
            run = word ? run + 1 : 0;
            if (run == WORDS_OF_PROSE) return true;
        }
        return run > 1 && marks.stream().allMatch(m -> m.is(Kind.NAME) || m.is(Kind.COMMA) || m.is(Kind.PERIOD) || m.is(Kind.COLON) || m.is(Kind.BAD));
    }

    private void blank() {
        if (!endsOpen()) flush();
    }

    private void flush() {
        if (!group.isEmpty()) Statements.of(source, group).forEach(s -> statements.add(s.inBlock(block)));
        group = new ArrayList<>();
        open = 0;
    }
}
