package org.gradatim.parse.answer;

import java.util.HashMap;
import java.util.Map;
import org.gradatim.parse.answer.Mark.Kind;

/** What a macro of LaTeX means in an answer. */
record LatexMacro(Use use, Kind kind, String text) {
    /** How a macro is read. */
    enum Use {
        /** It is one mark. */
        MARK,
        /** Dress: it is left out, and what follows stays. */
        SPACE,
        /** It is left out with its argument. */
        DROP,
        /** Its argument is a word. */
        WORD,
        /** Its argument is code. */
        CODE,
        /** Arguments without braces are one character each. */
        FRACTION, INDICATOR, LEFT, RIGHT, ROW, BEGIN, END
    }

    static final Map<String, LatexMacro> ALL = all();

    private static Map<String, LatexMacro> all() {
        Map<String, LatexMacro> all = new HashMap<>();
        letters(all);
        signs(all);
        dress(all);
        each(all, "text mathrm textrm operatorname mathit textit textbf textsf textnormal mbox mathsf mathtt emph", Use.WORD, Kind.NAME, "");
        each(all, "texttt verb lstinline code", Use.CODE, Kind.NAME, "");
        each(all, "frac dfrac tfrac cfrac nicefrac sfrac", Use.FRACTION, Kind.FRAC, "fraction");
        each(all, "sqrt", Use.FRACTION, Kind.ROOT, "√");
        each(all, "mathbb mathds mathbbm", Use.INDICATOR, Kind.NAME, "");
        each(all, "left", Use.LEFT, Kind.OPEN, "");
        each(all, "right", Use.RIGHT, Kind.CLOSE, "");
        each(all, "\\ cr newline", Use.ROW, Kind.ROW, "");
        each(all, "begin", Use.BEGIN, Kind.BEGIN, "");
        each(all, "end", Use.END, Kind.FINISH, "");
        return all;
    }

    private static void letters(Map<String, LatexMacro> all) {
        for (String name : ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega "
                + "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell infty").split(" ")) {
            mark(all, name, Kind.NAME, name);
        }
        for (String name : "epsilon theta phi rho sigma pi kappa".split(" ")) mark(all, "var" + name, Kind.NAME, name);
        for (String name : "tanh sinh cosh sech sin cos tan sec cot csc log ln lg exp max min arctan arcsin arccos sgn tr diag softmax sigmoid relu ReLU argmax".split(" ")) {
            mark(all, name, Kind.NAME, name);
        }
        each(all, "hat widehat", Use.MARK, Kind.ACCENT, "hat");
        each(all, "bar overline", Use.MARK, Kind.ACCENT, "bar");
        each(all, "tilde widetilde", Use.MARK, Kind.ACCENT, "tilde");
        each(all, "dot", Use.MARK, Kind.ACCENT, "dot");
    }

    private static void signs(Map<String, LatexMacro> all) {
        each(all, "cdot cdotp", Use.MARK, Kind.DOT, "·");
        each(all, "times ast star", Use.MARK, Kind.TIMES, "*");
        each(all, "odot circ bullet", Use.MARK, Kind.ELEMENTWISE, "⊙");
        each(all, "div", Use.MARK, Kind.OVER, "/");
        each(all, "over", Use.MARK, Kind.OVER, "\\over");
        each(all, "partial part", Use.MARK, Kind.PARTIAL, "∂");
        each(all, "nabla triangledown bigtriangledown", Use.MARK, Kind.NABLA, "∇");
        each(all, "sum", Use.MARK, Kind.SUM, "∑");
        each(all, "prod", Use.MARK, Kind.PROD, "∏");
        each(all, "prime", Use.MARK, Kind.PRIME, "'");
        each(all, "top intercal transpose", Use.MARK, Kind.TRANSPOSE, "T");
        each(all, "le leq leqslant", Use.MARK, Kind.COMPARE, "<=");
        each(all, "ge geq geqslant", Use.MARK, Kind.COMPARE, ">=");
        each(all, "lt", Use.MARK, Kind.COMPARE, "<");
        each(all, "gt", Use.MARK, Kind.COMPARE, ">");
        each(all, "ne neq", Use.MARK, Kind.COMPARE, "≠");
        each(all, "in", Use.MARK, Kind.COMPARE, "∈");
        each(all, "approx simeq approxeq cong", Use.MARK, Kind.RELATION, "≈");
        each(all, "leftarrow gets longleftarrow coloneqq Leftarrow", Use.MARK, Kind.RELATION, ":=");
        each(all, "equiv triangleq", Use.MARK, Kind.RELATION, "=");
        each(all, "Rightarrow implies iff Leftrightarrow therefore rightarrow longrightarrow to Longrightarrow leadsto because", Use.MARK, Kind.ROW, "");
        each(all, "ldots cdots dots vdots ddots dotsc dotsb", Use.MARK, Kind.DOTS, "…");
        each(all, "lvert rvert vert mid", Use.MARK, Kind.BAR, "|");
        each(all, "| lVert rVert Vert", Use.MARK, Kind.BAR, "‖");
        each(all, "{ lbrace", Use.MARK, Kind.OPEN, "{");
        each(all, "} rbrace", Use.MARK, Kind.CLOSE, "}");
        each(all, "lbrack langle", Use.MARK, Kind.OPEN, "[");
        each(all, "rbrack rangle", Use.MARK, Kind.CLOSE, "]");
        each(all, "underbrace overbrace", Use.MARK, Kind.BRACE, "");
        each(all, "quad qquad", Use.MARK, Kind.QUAD, "");
    }

    private static void dress(Map<String, LatexMacro> all) {
        each(all, ", ; : ! > / - + ( ) [ ] limits nolimits displaystyle textstyle scriptstyle scriptscriptstyle nonumber notag rm bf it sf tt cal mit big bigl bigr bigm Big Bigl Bigr Bigm bigg biggl biggr biggm Bigg "
                + "Biggl Biggr middle mathbf mathcal bm boldsymbol vec mathfrak mathscr pmb boxed fbox cancel bcancel xcancel underline mathop mathrel mathbin mathord mathnormal mathstrut strut "
                + "ensuremath hline hfill centering noindent par allowbreak nobreak small large Large footnotesize normalsize normalfont bfseries itshape relax protect hphantom smash "
                + "thinspace negthinspace enspace medspace thickspace textup", Use.SPACE, Kind.QUAD, "");
        all.put(" ", new LatexMacro(Use.SPACE, Kind.QUAD, ""));
        all.put("\n", new LatexMacro(Use.SPACE, Kind.QUAD, ""));
        all.put("\t", new LatexMacro(Use.SPACE, Kind.QUAD, ""));
        each(all, "tag label hspace vspace phantom vphantom color textcolor cite ref eqref footnote overset underset stackrel mathchoice setlength hskip kern", Use.DROP, Kind.QUAD, "");
    }

    private static void each(Map<String, LatexMacro> all, String names, Use use, Kind kind, String text) {
        for (String name : names.split(" ")) all.put(name, new LatexMacro(use, kind, text));
    }

    private static void mark(Map<String, LatexMacro> all, String name, Kind kind, String text) {
        all.put(name, new LatexMacro(Use.MARK, kind, text));
    }
}
