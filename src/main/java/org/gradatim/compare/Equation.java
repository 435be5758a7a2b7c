package org.gradatim.compare;

/** Two names that are to have the same value: w1 = w3. */
public record Equation(String left, String right) {
    @Override
    public String toString() {
        return left + " = " + right;
    }
}
