package org.gradatim.parse.numbers;

import java.util.List;
import org.gradatim.parse.Place;

/**
 * Numbers under a name.
 *
 * @param key     the name, as it was given; empty where there is none
 * @param shape   the lengths along the axes; empty for one number alone
 * @param entries row by row, the last axis fastest
 * @param place   where they begin
 */
public record NumberArray(String key, List<Integer> shape, List<Numeral> entries, Place place) {
    public NumberArray {
        shape = List.copyOf(shape);
        entries = List.copyOf(entries);
    }

    /** One number alone. */
    public static NumberArray scalar(String key, Numeral value, Place place) {
        return new NumberArray(key, List.of(), List.of(value), place);
    }

    /** A number that was computed, in all its digits. */
    public static NumberArray of(String key, double value) {
        return scalar(key, Numeral.binary(value, Numeral.Form.DOUBLE), Place.of(key));
    }

    /** Whether it has no axes. */
    public boolean isScalar() {
        return shape.isEmpty();
    }

    /** {@code 3×2}; {@code 5} for five numbers in a row. */
    public String shapeText() {
        return String.join("×", shape.stream().map(String::valueOf).toList());
    }
}
