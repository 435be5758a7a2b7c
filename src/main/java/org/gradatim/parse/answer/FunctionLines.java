package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradatim.parse.answer.Mark.Kind;

/**
 * Functions in Python that only return a formula, or one of several by conditions, as statements: {@code def f(x): return …} and
 * {@code f = lambda x: …} say {@code f(x) = …}. The bodies of longer functions are lines like all others.
 */
final class FunctionLines {
    private static final Pattern DEFINITION = Pattern.compile("def\\s+(\\w+\\s*\\([\\w\\s,]*\\))\\s*(?:->[^:]*)?:\\s*(?:return\\b\\s*(.*))?");
    private static final Pattern LAMBDA = Pattern.compile("(\\w+)\\s*=\\s*lambda\\s+(\\w+(?:\\s*,\\s*\\w+)*)\\s*:\\s*(.*)");
    private static final Pattern CONDITION = Pattern.compile("(?:el)?if\\b\\s*(.*?)\\s*:\\s*(?:return\\b\\s*(.+))?");
    private static final Pattern ELSE = Pattern.compile("else\\s*:\\s*(?:return\\b\\s*(.+))?");
    private static final Pattern RETURN = Pattern.compile("return\\b\\s*(.+)");

    private final Source source;
    private final String text;
    private List<Statement> finished = List.of();
    /** Name and parameters of the function that is being read; empty outside of one. */
    private List<Mark> head = List.of();
    private final List<Mark> body = new ArrayList<>();
    /** The condition of the next {@code return}; empty where there is none. */
    private List<Mark> condition = List.of();

    FunctionLines(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /** Reads the line if it belongs to such a function. */
    boolean take(int start, int end) {
        finished = List.of();
        Matcher matcher = DEFINITION.matcher(text).region(start, end);
        if (matcher.matches()) {
            begin(marks(matcher, 1));
            if (has(matcher, 2)) end(marks(matcher, 2));
            return true;
        }
        if (matcher.usePattern(LAMBDA).region(start, end).matches()) {
            lambda(matcher);
            return true;
        }
        if (head.isEmpty()) return false;
        if (branch(matcher, start, end)) return true;
        head = List.of();
        return false;
    }

    /** What the last line brought to an end. */
    List<Statement> finished() {
        return finished;
    }

    private boolean branch(Matcher matcher, int start, int end) {
        if (matcher.usePattern(CONDITION).region(start, end).matches()) {
            condition = marks(matcher, 1);
            if (has(matcher, 2)) value(marks(matcher, 2));
            return true;
        }
        if (matcher.usePattern(ELSE).region(start, end).matches()) {
            if (has(matcher, 1)) value(marks(matcher, 1));
            return true;
        }
        if (!matcher.usePattern(RETURN).region(start, end).matches()) return false;
        value(marks(matcher, 1));
        return true;
    }

    private void begin(List<Mark> function) {
        head = function;
        body.clear();
        condition = List.of();
    }

    private void value(List<Mark> value) {
        if (condition.isEmpty()) {
            end(value);
            return;
        }
        int end = value.isEmpty() ? condition.getLast().end() : value.getLast().end();
        body.addAll(value);
        body.add(new Mark(Kind.IF, "if", end, end));
        body.addAll(condition);
        body.add(new Mark(Kind.ELSE, "else", end, end));
        condition = List.of();
    }

    private void end(List<Mark> value) {
        List<Mark> all = new ArrayList<>(head);
        int at = head.getLast().end();
        all.add(new Mark(Kind.RELATION, ":=", at, at));
        all.addAll(body);
        all.addAll(value);
        finished = Statements.of(source, all);
        begin(List.of());
    }

    private void lambda(Matcher matcher) {
        List<Mark> function = new ArrayList<>(marks(matcher, 1));
        function.add(new Mark(Kind.OPEN, "(", matcher.start(2), matcher.start(2)));
        function.addAll(marks(matcher, 2));
        function.add(new Mark(Kind.CLOSE, ")", matcher.end(2), matcher.end(2)));
        begin(function);
        end(marks(matcher, 3));
    }

    private static boolean has(Matcher matcher, int group) {
        return matcher.group(group) != null && !matcher.group(group).isBlank();
    }

    private List<Mark> marks(Matcher matcher, int group) {
        return new PlainMarks(Region.of(text, matcher.start(group), matcher.end(group))).read();
    }
}
