package org.gradatim.check.answer;

import java.util.List;

/**
 * Something to say about how an answer was read or about a right answer: a convention that was chosen, a domain that is smaller. The
 * words are found by the kind in the message bundle.
 *
 * @param kind      which remark
 * @param arguments what its words speak of, in plain text
 */
public record Remark(Kind kind, List<String> arguments) {
    public Remark {
        arguments = List.copyOf(arguments);
    }

    /** What can be remarked. */
    public enum Kind {
        /** Undefined where the true derivative has a value. Arguments: where. */
        SMALLER_DOMAIN,
        /** The examples stand in rows and the weights are inputs by units. */
        EXAMPLES_IN_ROWS,
        /** The transpose of the gradient, as a row layout writes it. Arguments: its shape, the gradient's shape. */
        ROW_LAYOUT,
        /** Minus the gradient, as it is added to the weights. */
        DESCENT_DIRECTION,
        /** Read as the derivative of the loss of one example. Arguments: the name of the loss. */
        ONE_EXAMPLE,
        /** A name was read as another. Arguments: as written, as read. */
        NAME_READ_AS,
        /** A sign or order of operations that may be read in another way. Arguments: as written, as read. */
        READ_AS,
        /** Layers are counted from the inputs on, and W of a layer leads from it. */
        WEIGHTS_LEAD_FROM_LAYER,
        /** Layers are counted from the inputs on, and W of a layer leads to it. */
        INPUTS_ARE_LAYER_ONE,
        /** The first letter below the name of an input or a target counts the examples. */
        EXAMPLES_COUNTED_BELOW,
        /** Each letter below a name stands for the neurons of one layer. */
        LETTERS_ARE_LAYERS,
        /** The same, where a is what goes into a neuron and z what it gives. */
        LETTERS_ARE_LAYERS_Z_ACTIVATIONS,
        /** Numbers in round brackets are those of layers, where they might have been those of examples. */
        LAYERS_IN_ROUND_BRACKETS,
        /** Numbers in round brackets are those of examples, where they might have been those of layers. */
        EXAMPLES_IN_ROUND_BRACKETS,
        /** A number that is not the true one to its digits, but follows from rounded ones that were given with it. */
        ROUNDED_INTERMEDIATES
    }
}
