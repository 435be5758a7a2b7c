package org.gradatim.parse.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradatim.parse.answer.Mark.Kind;

/** Reads what is written out in rows: matrices and cases. */
final class Matrices {
    private final Cursor cursor;
    private final Syntax syntax;

    Matrices(Cursor cursor, Syntax syntax) {
        this.cursor = cursor;
        this.syntax = syntax;
    }

    /** Lists of lists are the rows of one matrix. */
    Written of(List<List<Written>> rows, Written.Span span) {
        List<Written> only = rows.getFirst();
        boolean nested = rows.size() == 1 && only.stream().allMatch(entry -> entry instanceof Written.Array a && a.rows().size() == 1);
        return new Written.Array(nested ? only.stream().map(entry -> ((Written.Array) entry).rows().getFirst()).toList() : rows, span);
    }

    Written environment() {
        int start = cursor.index();
        cursor.enter();
        Mark begin = cursor.advance();
        Written written = begin.text().endsWith("cases") ? cases(start) : matrix(start);
        cursor.leave();
        return written;
    }

    private Written matrix(int start) {
        List<List<Written>> rows = new ArrayList<>();
        while (!cursor.skip(Kind.FINISH)) {
            List<Written> row = new ArrayList<>(List.of(entry()));
            while (cursor.skip(Kind.CELL)) row.add(entry());
            rows.add(row);
            endRow();
        }
        return new Written.Array(rows, cursor.span(start));
    }

    private void endRow() {
        if (!cursor.skip(Kind.ROW) && !cursor.is(Kind.FINISH)) throw cursor.expected("`&`, `\\\\` or the end of the rows");
    }

    /** An entry that is left out stands for what the reader can guess, as dots do. */
    private Written entry() {
        int start = cursor.index();
        boolean empty = cursor.is(Kind.CELL) || cursor.is(Kind.ROW) || cursor.is(Kind.FINISH);
        if (!empty) return syntax.bracketed(syntax::expression);
        return new Written.Name(new Written.Label("…", "", List.of(), List.of(), ""), new Written.Span(cursor.span(start).start(), cursor.span(start).start()));
    }

    private Written cases(int start) {
        List<Written.Branch> branches = new ArrayList<>();
        Optional<Written> otherwise = Optional.empty();
        while (!cursor.skip(Kind.FINISH)) {
            Written value = syntax.bracketed(syntax::expression);
            cursor.skip(Kind.COMMA);
            cursor.skip(Kind.CELL);
            boolean last = skipWords();
            if (last || cursor.is(Kind.ROW) || cursor.is(Kind.FINISH)) otherwise = Optional.of(value);
            else branches.add(new Written.Branch(value, syntax.bracketed(syntax::expression)));
            while (cursor.skip(Kind.COMMA) || cursor.skip(Kind.PERIOD) || cursor.skip(Kind.SEMICOLON));
            endRow();
        }
        if (branches.isEmpty()) throw cursor.error(cursor.at(start), "these cases have no condition; write `value & condition` in each row");
        return new Written.Choice(branches, otherwise, cursor.span(start));
    }

    /** Passes over {@code if} and {@code for}; whether they say that this is the case for all the rest. */
    private boolean skipWords() {
        boolean last = false;
        while (cursor.is(Kind.WORDS) || cursor.is(Kind.ELSE) || cursor.is(Kind.IF) || cursor.is(Kind.QUAD)) {
            Mark words = cursor.advance();
            last |= words.is(Kind.ELSE) || words.text().matches("(?i).*(otherwise|else).*");
        }
        return last;
    }
}
