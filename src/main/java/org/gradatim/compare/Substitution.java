package org.gradatim.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.expr.Expr;
import org.gradatim.expr.ExprMap;
import org.gradatim.expr.Traversal;
import org.gradatim.expr.Var;
import org.gradatim.graph.Program;
import org.gradatim.graph.Program.Definition;

/**
 * A program in which some of its leaves stand for something else: w₁ in the place of w₃, say. Definitions that become the same thereby
 * are known as the same: with the weights of two neurons equal, a₂ is a₁.
 */
final class Substitution {
    private final Program program;
    /** For leaves what stands for them, for definitions the first one of the same value. */
    private final Map<String, Expr> meaning;

    private Substitution(Program program, Map<String, Expr> meaning) {
        this.program = program;
        this.meaning = meaning;
    }

    /** With the right side of each equation replaced by the left one. */
    static Substitution of(Program program, List<Equation> equations) {
        Map<String, Expr> values = new LinkedHashMap<>();
        for (Equation e : equations) {
            String left = representative(e.left(), values);
            String right = representative(e.right(), values);
            if (!left.equals(right)) values.put(right, Var.of(left));
        }
        values.replaceAll((_, value) -> Var.of(representative(((Var) value).name(), values)));
        return of(program, values);
    }

    private static String representative(String name, Map<String, Expr> values) {
        String current = name;
        while (values.get(current) instanceof Var v) current = v.name();
        return current;
    }

    /** @param values what stands for leaves; in the program's names, none of them among the keys */
    static Substitution of(Program program, Map<String, Expr> values) {
        Map<String, Expr> meaning = new LinkedHashMap<>(values);
        Program.Builder builder = Program.builder().inputs(program.inputs()).targets(program.targets()).root(program.root()).symbols(program.symbols());
        builder.parameters(program.parameters().stream().filter(p -> !values.containsKey(p)).toList());
        program.constants().forEach(builder::constant);
        program.constraints().forEach(builder::constraint);
        ExprMap<Var> firstOf = new ExprMap<>();
        for (Definition d : program.definitions()) {
            Expr value = Traversal.substitute(d.value(), meaning);
            builder.define(d.name(), value);
            if (firstOf.contains(value)) meaning.put(d.name(), firstOf.get(value));
            else firstOf.put(value, Var.of(d.name()));
        }
        builder.penalty(Traversal.substitute(program.penalty(), meaning));
        return new Substitution(builder.build(), meaning);
    }

    /** The program after it. */
    Program program() {
        return program;
    }

    /** The expression after it, in the names that are left. */
    Expr apply(Expr expr) {
        return Traversal.substitute(expr, meaning);
    }
}
