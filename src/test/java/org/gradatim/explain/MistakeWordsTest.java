package org.gradatim.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.gradatim.check.answer.Remark;
import org.gradatim.check.mistake.Mistake;
import org.gradatim.check.mistake.MistakeClass;
import org.gradatim.document.Inline;
import org.gradatim.notation.Formulas;
import org.gradatim.notation.Notation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MistakeWordsTest {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.gradatim.explain.messages", Locale.ROOT);

    private final Messages say = new Messages(Locale.ENGLISH);
    private final MistakeWords words = new MistakeWords(say);

    private static Mistake mistake(MistakeClass kind, String variant, Notation... formulas) {
        return new Mistake(kind, variant, Formulas.symbol("J"), "J", List.of(formulas));
    }

    @ParameterizedTest
    @EnumSource
    void everyClassHasAMessageAndAHint(MistakeClass kind) {
        assertThat(words.message(mistake(kind, ""))).isNotEmpty();
        assertThat(words.hint(mistake(kind, ""))).isNotEmpty();
        assertThat(words.message(mistake(kind, "a variant without words"))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aMessageWithoutWordsOfItsOwnStillShowsTheFormulas(MistakeClass kind) {
        Notation expected = Formulas.symbol("p");
        Notation used = Formulas.symbol("q");
        assertThat(words.message(mistake(kind, "a variant without words", expected, used))).contains(new Inline.Formula(expected), new Inline.Formula(used));
    }

    @ParameterizedTest
    @EnumSource(Remark.Kind.class)
    void everyRemarkHasWordsForItsArguments(Remark.Kind kind) {
        assertThat(say.has("remark." + kind.name().toLowerCase(Locale.ROOT), 2)).isTrue();
    }

    /** A hint holds no formula, since the right one would give the answer away. */
    @Test
    void noHintHasAPlaceForAFormula() {
        assertThat(BUNDLE.keySet()).filteredOn(key -> key.startsWith("mistake.") && key.endsWith(".hint"))
                .hasSizeGreaterThanOrEqualTo(MistakeClass.values().length)
                .allSatisfy(key -> assertThat(BUNDLE.getString(key)).doesNotContainPattern(Pattern.compile("\\{\\d")));
    }
}
