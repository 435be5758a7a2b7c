package org.gradatim.check.answer;

/** How matrices stand in an answer. */
enum Layout {
    /** Examples in columns, weights units by inputs. */
    COLUMNS,
    /** Examples in rows, weights inputs by units. */
    ROWS,
    /** Examples in columns, and the weights of a single neuron in a column too, as courses write logistic regression: wᵀX + b. */
    WEIGHTS_IN_A_COLUMN
}
