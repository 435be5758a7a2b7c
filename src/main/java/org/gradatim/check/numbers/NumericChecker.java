package org.gradatim.check.numbers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.numbers.GivenNumber.State;
import org.gradatim.check.numbers.Target.Entry;
import org.gradatim.check.numbers.Target.Role;
import org.gradatim.expr.InputException;
import org.gradatim.graph.Model;
import org.gradatim.graph.Training;
import org.gradatim.parse.numbers.NumberArray;
import org.gradatim.parse.numbers.NumbersReader;
import org.gradatim.parse.numbers.Numeral;

/**
 * Checks gradients that are given as numbers against the model's own at its parameters and data: whether each is right to its
 * digits, what explains the wrong ones, and what these have in common.
 *
 * {@snippet :
 * NumericReport report = NumericChecker.of(model).check(Path.of("gradients.npz"));
 * report.answers().forEach(a -> System.out.println(a.text() + " " + a.verdict()));
 * }
 *
 * <p>For one thread. What has been computed of the truth is kept for the next answer.
 */
public final class NumericChecker {
    private final Truth truth;
    private final Model model;

    private NumericChecker(Model model) {
        this.model = model;
        this.truth = new Truth(model, model.training().orElse(Training.DEFAULT).learningRate());
    }

    /** @throws InputException where the model has no numbers to compute its gradient with */
    public static NumericChecker of(Model model) {
        if (!model.hasNumbers()) throw new InputException("numbers can be checked only at given numbers; add `parameters` and `data` to the spec");
        return new NumericChecker(model);
    }

    /** Checks a file, whose ending says its format. */
    public NumericReport check(Path file) {
        return check(NumbersReader.read(file));
    }

    /** Checks numbers that were read together. */
    public NumericReport check(Collection<NumberArray> file) {
        List<NumberArray> arrays = List.copyOf(file);
        List<Numeral> all = arrays.stream().flatMap(a -> a.entries().stream()).toList();
        return new NumericJudgement(truth, Accuracy.of(all)).judge(items(arrays));
    }

    /** Checks numbers by the names of what they are the derivatives by, or by any name that a file may use for them. */
    public NumericReport check(Map<String, Double> gradients) {
        List<NumberArray> arrays = new ArrayList<>();
        gradients.forEach((name, value) -> arrays.add(NumberArray.of(name, value)));
        return check(arrays);
    }

    private List<Item> items(List<NumberArray> arrays) {
        KeyReader keys = new KeyReader(model);
        keys.seeModules(arrays);
        Map<NumberArray, Target> targets = new LinkedHashMap<>();
        List<Item> items = new ArrayList<>();
        List<Entry> derived = new ArrayList<>();
        for (NumberArray array : arrays) {
            try {
                Target target = keys.read(array);
                targets.put(array, target);
                if (target.role() != Role.VALUE) derived.addAll(target.entries());
            } catch (InputException e) {
                items.add(new Item.Unreadable(array, e));
                continue;
            }
            items.add(new Item.Read(array, targets.get(array), List.of()));
        }
        truth.prepare(derived);
        return items.stream().map(this::withTruth).toList();
    }

    private Item withTruth(Item item) {
        return switch (item) {
            case Item.Unreadable unreadable -> unreadable;
            case Item.Read read -> {
                List<GivenNumber> numbers = new ArrayList<>(read.array().entries().size());
                Target target = read.target();
                for (int k = 0; k < read.array().entries().size(); k++) {
                    Entry entry = target.entries().get(read.isTurned() ? turned(k, target) : k);
                    numbers.add(new GivenNumber(target.role(), entry, read.array().entries().get(k), truth.of(target.role(), entry)));
                }
                yield new Item.Read(read.array(), target, numbers);
            }
        };
    }

    /** Where in the target the k-th number of an array of the transposed shape belongs. */
    private static int turned(int k, Target target) {
        return k % target.rows() * target.columns() + k / target.rows();
    }

    /** What stands under a name. */
    sealed interface Item {
        NumberArray array();

        record Unreadable(NumberArray array, InputException error) implements Item {}

        record Read(NumberArray array, Target target, List<GivenNumber> numbers) implements Item {
            /** Whether the array has the transposed shape of its target. */
            boolean isTurned() {
                List<Integer> shape = List.of(target.rows(), target.columns());
                return target.rows() > 1 && target.columns() > 1 && !array.shape().equals(shape) && array.shape().equals(shape.reversed());
            }

            boolean isRight() {
                return numbers.stream().allMatch(GivenNumber::isRight);
            }

            /** Wrong in nothing but what follows from earlier numbers. */
            boolean isCarriedForward() {
                return numbers.stream().allMatch(n -> n.isRight() || n.state == State.CARRIED);
            }
        }
    }

    /** The verdicts alone. */
    public List<CheckedAnswer> answers(Path file) {
        return check(file).answers();
    }
}
