package org.gradatim.cas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradatim.expr.Activations;
import org.gradatim.expr.Apply;
import org.gradatim.expr.Expr;
import org.gradatim.expr.Op;
import org.gradatim.expr.Ops;
import org.gradatim.expr.Rational;
import org.gradatim.expr.Var;

/** An op applied to variables x0, x1, … of different values, taken from its samples. */
record OpCase(Op op, List<Rational> values) {
    private static final int OPERANDS_OF_ANY_NUMBER = 3;
    private static final int LARGEST_SOFTMAX = 3;

    /** Every op at every rotation of its samples. */
    static Stream<OpCase> all() {
        Stream<Op> softmax = IntStream.rangeClosed(1, LARGEST_SOFTMAX).mapToObj(Activations::softmax);
        return Stream.concat(Ops.ALL.stream(), softmax).flatMap(OpCase::of);
    }

    private static Stream<OpCase> of(Op op) {
        double[] samples = op.samples();
        int arity = IntStream.rangeClosed(1, 2).filter(op::accepts).boxed().reduce((a, b) -> OPERANDS_OF_ANY_NUMBER).orElseThrow();
        return IntStream.range(0, samples.length).mapToObj(start -> new OpCase(op, IntStream.range(0, arity)
                .mapToObj(i -> Rational.ofShortestDecimal(samples[(start + i) % samples.length])).toList()));
    }

    List<Expr> variables() {
        List<Expr> variables = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) variables.add(Var.of("x" + i));
        return variables;
    }

    Expr expression() {
        return Apply.of(op, variables());
    }

    Map<String, Rational> point() {
        Map<String, Rational> point = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) point.put("x" + i, values.get(i));
        return point;
    }

    double[] doubles() {
        return values.stream().mapToDouble(Rational::doubleValue).toArray();
    }

    @Override
    public String toString() {
        return op + values.toString();
    }
}
