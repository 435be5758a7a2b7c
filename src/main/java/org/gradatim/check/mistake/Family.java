package org.gradatim.check.mistake;

import java.util.List;

/** A family of mistakes: proposes the edits that can be made in a scene. */
@FunctionalInterface
interface Family {
    void propose(Scene scene, Proposals proposals);

    /** All families, the commonest first. */
    List<Family> ALL = List.of(new ActivationEdits(), new LossEdits(), new FactorEdits(), new PathEdits(), new ConstantEdits(),
            new RegularisationEdits(), new IndexEdits(), new UpdateEdits(), new OtherQuantityEdits(), new ForwardEdits(), new WrittenFormEdits());
}
