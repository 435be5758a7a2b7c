package org.gradatim.check.mistake;

/** The kinds of mistakes, by the stable names that data and documents use. */
public enum MistakeClass {
    SIGN("sign"),
    MISSING_ACTIVATION_DERIVATIVE("missing-activation-derivative"),
    WRONG_ACTIVATION_DERIVATIVE("wrong-activation-derivative"),
    APPLIED_DERIVATIVE_AT_WRONG_POINT("applied-derivative-at-wrong-point"),
    USES_Z_INSTEAD_OF_A("uses-z-instead-of-a"),
    USES_X_INSTEAD_OF_Z("uses-x-instead-of-z"),
    WRONG_LOSS_DERIVATIVE("wrong-loss-derivative"),
    CHAIN_TERM_MISSING("chain-term-missing"),
    EXTRA_FACTOR("extra-factor"),
    CONSTANT_FACTOR("constant-factor"),
    MISSING_ONE_OVER_M("missing-1/m"),
    EXTRA_ONE_OVER_M("extra-1/m"),
    SUM_OVER_PATHS_MISSING("sum-over-paths-missing"),
    SUM_OVER_WRONG_AXIS("sum-over-wrong-axis"),
    SUM_OVER_EXAMPLES_MISSING("sum-over-examples-missing"),
    WRONG_INDEX("wrong-index"),
    WRONG_EXAMPLE("wrong-example"),
    WRONG_VARIABLE("wrong-variable"),
    WRONG_OPERATOR("wrong-operator"),
    TRANSPOSED("transposed"),
    ELEMENTWISE_FOR_MATRIX_PRODUCT("elementwise-for-matrix-product"),
    REGULARISATION_FACTOR("regularisation-factor"),
    REGULARISATION_MISSING("regularisation-missing"),
    REGULARISATION_EXTRA("regularisation-extra"),
    USES_UPDATED_WEIGHTS("uses-updated-weights"),
    UPDATE_INSTEAD_OF_GRADIENT("update-instead-of-gradient"),
    TERM_MISSING_IN_FORWARD_VALUE("term-missing-in-forward-value"),
    MISPLACED_PARENTHESIS("misplaced-parenthesis"),
    CHAIN_STEP_INCONSISTENT("chain-step-inconsistent"),
    CARRIED_FORWARD("carried-forward"),
    ARITHMETIC("arithmetic"),
    UNEXPLAINED("unexplained");

    private final String key;

    MistakeClass(String key) {
        this.key = key;
    }

    /** The stable name: {@code missing-activation-derivative}. */
    public String key() {
        return key;
    }
}
