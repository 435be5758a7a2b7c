package org.gradatim.check.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradatim.check.answer.Answer.OwnName;
import org.gradatim.graph.Program;
import org.gradatim.notation.Notation;

/** Judges answers and finds what was done wrong; what is prepared for a program serves all answers in its names. For one thread. */
final class Examiner {
    /** Programs for which what is prepared is kept: of one example, of several, and some in which an intermediate is free. */
    private static final int MOST_PROGRAMS = 8;

    private record Desk(Judge judge, Faults faults) {}

    private final Map<Program, Desk> desks = new LinkedHashMap<>(MOST_PROGRAMS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Program, Desk> eldest) {
            return size() > MOST_PROGRAMS;
        }
    };

    /** @param own the answerer's own names, in the order in which they were defined */
    CheckedAnswer examine(Answer answer, List<OwnName> own) {
        Desk desk = desks.computeIfAbsent(answer.program(), program -> new Desk(new Judge(program), new Faults(program)));
        Ruling ruling = desk.judge.judge(answer, own);
        Optional<Notation> reading = Optional.of(answer.steps().getLast()).filter(step -> step.value().isPresent()).map(Answer.Step::reading);
        return new CheckedAnswer(answer.quantity().text(), Optional.of(answer.quantity()), reading, ruling.verdict(), desk.faults.of(answer, ruling),
                ruling.firstWrongStep(), ruling.remarks(), answer.place());
    }
}
