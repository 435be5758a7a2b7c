package org.gradatim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradatim.check.assertion.CommonDifference;
import org.gradatim.check.assertion.EntryFinding;
import org.gradatim.check.assertion.EntryFinding.Kind;
import org.gradatim.check.assertion.GradientComparison;

/** What a failed assertion says: which entries, both numbers, how far they are apart, how exact the differences are, and what they have in common. */
final class GradientMessage {
    /** Entries that are told; the others are counted. */
    private static final int MOST_TOLD = 12;

    /** Numbers of a point that are told. */
    private static final int MOST_NUMBERS = 12;

    private final String[] names;
    private final double[] point;
    private final double tolerance;
    private final GradientComparison comparison;

    GradientMessage(String[] names, double[] point, double tolerance, GradientComparison comparison) {
        this.names = names;
        this.point = point;
        this.tolerance = tolerance;
        this.comparison = comparison;
    }

    String text(List<EntryFinding> counted) {
        List<EntryFinding> wrong = counted.stream().filter(e -> e.kind() != Kind.AGREES).toList();
        StringBuilder text = new StringBuilder();
        text.append(wrong.size()).append(" of ").append(counted.size()).append(counted.size() == 1 ? " entry" : " entries")
                .append(" of the gradient ").append(wrong.size() == 1 ? "does" : "do").append(" not match at ").append(pointText()).append('\n');
        for (EntryFinding e : wrong.subList(0, Math.min(MOST_TOLD, wrong.size()))) text.append("  ").append(line(e)).append('\n');
        if (wrong.size() > MOST_TOLD) text.append("  … and ").append(wrong.size() - MOST_TOLD).append(" more\n");
        List<EntryFinding> right = counted.stream().filter(e -> e.kind() == Kind.AGREES).toList();
        if (!right.isEmpty()) text.append("  right: ").append(right.stream().limit(MOST_TOLD).map(e -> name(e.index())).collect(Collectors.joining(", ")))
                .append(right.size() > MOST_TOLD ? ", …" : "").append('\n');
        common().ifPresent(c -> text.append("  ").append(c).append('\n'));
        return text.toString().stripTrailing();
    }

    private String line(EntryFinding e) {
        String name = name(e.index());
        return switch (e.kind()) {
            case AGREES -> name + " is right";
            case DIFFERS -> name + ": " + e.given() + " given, " + number(e.slope().value()) + " by differences; relative error "
                    + shortly(e.relativeError()) + accuracy(e);
            case NOT_FINITE -> name + ": " + e.given() + " given, " + number(e.slope().value()) + " by differences; a gradient is a finite number";
            case FUNCTION_NOT_FINITE -> name + ": the function has no finite value at the point or next to it (f = " + comparison.value() + "), so that there is no slope";
            case KINK -> name + ": " + e.given() + " given; the function has a kink or jump here: its slope is " + shortly(e.slope().left()) + " to the left and "
                    + shortly(e.slope().right()) + " to the right; choose another point or call excludingKinks()";
            case UNCERTAIN -> name + ": " + e.given() + " given, " + number(e.slope().value()) + " by differences, which are exact to about " + shortly(e.slope().error())
                    + " only; that does not tell relative errors of " + tolerance + ": call withinRelativeError(…) with a larger one";
        };
    }

    private static String accuracy(EntryFinding e) {
        return " (differences with steps down to " + shortly(e.slope().step()) + ", exact to about " + shortly(e.slope().error()) + ")";
    }

    private Optional<String> common() {
        if (comparison.entries().size() < 2 && names.length < 2 && point.length > 1) return Optional.empty();
        double[] given = comparison.entries().stream().mapToDouble(EntryFinding::given).toArray();
        double[] truth = comparison.entries().stream().mapToDouble(e -> e.slope().value()).toArray();
        return CommonDifference.of(given, truth).map(c -> switch (c) {
            case CommonDifference.Factor(double k) when k == -1 -> "the whole gradient has the opposite sign";
            case CommonDifference.Factor(double k) -> "the whole gradient is off by the factor " + number(k);
            case CommonDifference.Transposed(int rows, int columns) -> "these are the numbers of the " + rows + "×" + columns + " gradient, transposed";
            case CommonDifference.OtherOrder() -> "these are the right numbers in another order";
        });
    }

    String name(int index) {
        return names.length > 0 ? "∂/∂" + names[index] : "entry " + index;
    }

    String pointText() {
        String numbers = IntStream.range(0, Math.min(MOST_NUMBERS, point.length))
                .mapToObj(i -> names.length == point.length ? names[i] + " = " + point[i] : Double.toString(point[i])).collect(Collectors.joining(", "));
        return "(" + numbers + (point.length > MOST_NUMBERS ? ", …" : "") + ")";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(10)).stripTrailingZeros().toString() : Double.toString(value);
    }

    private static String shortly(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
