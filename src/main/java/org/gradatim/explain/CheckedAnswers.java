package org.gradatim.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradatim.check.answer.CheckedAnswer;
import org.gradatim.check.answer.CheckedAnswer.Right;
import org.gradatim.check.answer.CheckedAnswer.Undecided;
import org.gradatim.check.answer.CheckedAnswer.Unreadable;
import org.gradatim.check.answer.CheckedAnswer.Wrong;
import org.gradatim.check.mistake.Diagnosis;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.check.numbers.NumericReport;
import org.gradatim.document.Block.Section;
import org.gradatim.document.CheckData;
import org.gradatim.document.CheckData.Counterexample;
import org.gradatim.document.CheckData.Entry;
import org.gradatim.document.CheckData.FalseStep;
import org.gradatim.document.CheckData.Finding;
import org.gradatim.document.CheckData.Remark;
import org.gradatim.document.Document;
import org.gradatim.graph.Model;

/** Tells what became of answers as a document, or gives it as data. */
public final class CheckedAnswers {
    private final Model model;
    private final Messages say;
    private final MistakeWords words;
    private final CheckStory story;
    private final Feedback feedback;

    /** @param model that the answers are about */
    public CheckedAnswers(Model model, Feedback feedback, Locale language) {
        this.model = model;
        this.say = new Messages(language);
        this.words = new MistakeWords(say);
        this.feedback = feedback;
        this.story = new CheckStory(say, model.program().symbols(), feedback);
    }

    /** The document. */
    public Document document(List<CheckedAnswer> answers) {
        String title = say.text("check.answers.title").replace("{0}", model.title());
        return new Document(title, say.locale(), false, List.copyOf(story.sections(answers)));
    }

    /** The document on numbers, with what the wrong ones have in common. */
    public Document document(List<CheckedAnswer> answers, List<NumericReport> numbers) {
        List<Section> sections = new ArrayList<>(story.sections(answers));
        NumberStory common = new NumberStory(say, words, model.program().symbols(), feedback);
        List<Section> patterns = numbers.stream().flatMap(report -> common.section(report).stream()).toList();
        boolean summarised = !sections.isEmpty() && sections.getFirst().id().equals(CheckStory.SUMMARY);
        sections.addAll(summarised ? 1 : 0, patterns);
        return new Document(say.text("check.answers.title").replace("{0}", model.title()), say.locale(), false, List.copyOf(sections));
    }

    // ---- as data

    /** The same as data; of a wrong answer with every explanation. */
    public CheckData data(List<CheckedAnswer> answers) {
        return new CheckData(answers.stream().map(this::entry).toList());
    }

    private Entry entry(CheckedAnswer a) {
        Optional<FalseStep> step = a.firstWrongStep().map(s -> new FalseStep(s.index(), s.before(), s.after(), s.place().toString()));
        boolean carried = a.verdict() instanceof Wrong w && w.carriedForward();
        OptionalInt bits = a.verdict() instanceof Right right && right.errorBits() > 0 && right.errorBits() < Integer.MAX_VALUE
                ? OptionalInt.of(right.errorBits()) : OptionalInt.empty();
        return new Entry(a.text(), a.place().toString(), CheckStory.key(a.verdict()), a.reading(), bits, counterexample(a), step, carried, reason(a),
                findings(a), a.remarks().stream().map(r -> new Remark(r.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), story.remark(r))).toList());
    }

    private static Optional<String> reason(CheckedAnswer answer) {
        return switch (answer.verdict()) {
            case Right _, Wrong _ -> Optional.empty();
            case Undecided undecided -> Optional.of(undecided.reason());
            case Unreadable unreadable -> Optional.of(unreadable.error().getMessage());
        };
    }

    private Optional<Counterexample> counterexample(CheckedAnswer answer) {
        if (feedback == Feedback.HINT || !(answer.verdict() instanceof Wrong wrong)) return Optional.empty();
        return wrong.counterexample().map(c -> {
            Map<String, BigDecimal> point = new LinkedHashMap<>();
            c.point().forEach((name, value) -> point.put(name, BigDecimal.valueOf(value.doubleValue())));
            return new Counterexample(c.entry(), point, c.given(), c.truth());
        });
    }

    private List<Finding> findings(CheckedAnswer answer) {
        List<Finding> findings = new ArrayList<>();
        List<Diagnosis> shown = feedback == Feedback.HINT ? answer.diagnoses().stream().limit(1).toList() : answer.diagnoses();
        for (int i = 0; i < shown.size(); i++) {
            for (Mistake m : shown.get(i).mistakes()) findings.add(finding(i, m));
        }
        return findings;
    }

    private Finding finding(int explanation, Mistake m) {
        if (feedback == Feedback.HINT) return new Finding(explanation, m.kind().key(), Optional.empty(), Optional.empty(), words.hint(m));
        return new Finding(explanation, m.kind().key(), Optional.of(m.whereText()), Optional.of(m.where()), words.message(m));
    }
}
