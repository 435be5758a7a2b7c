package org.gradatim.render.canvas;

import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapSubtable;

/**
 * What the glyphs of TeX's fonts say: each font has 128 places, which the layout library numbers by itself. A reader that
 * copies letters one by one finds Unicode by it.
 *
 * <p>Source: D. E. Knuth, The TeXbook, appendix F; the AMS fonts' guide for {@link #MSA}. The sign ␣ stands where a place
 * says what its number says in ASCII.
 */
enum TexEncoding {
    /** Text: roman, bold, italic. */
    OT1("""
            ΓΔΘΛΞΠΣΥΦΨΩﬀﬁﬂﬃﬄ\
            ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ\
            ̸␣”␣␣␣␣’␣␣␣␣␣␣␣␣\
            ␣␣␣␣␣␣␣␣␣␣␣␣¡␣¿␣\
            ␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣\
            ␣␣␣␣␣␣␣␣␣␣␣␣“␣ˆ˙\
            ‘␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣\
            ␣␣␣␣␣␣␣␣␣␣␣–—˝˜¨"""),
    /** Mathematical italic. */
    OML("""
            ΓΔΘΛΞΠΣΥΦΨΩαβγδϵ\
            ζηθικλμνξπρστυϕχ\
            ψωεϑϖϱςφ↼↽⇀⇁˓˒▷◁\
            ␣␣␣␣␣␣␣␣␣␣.,</>⋆\
            ∂␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣\
            ␣␣␣␣␣␣␣␣␣␣␣♭♮♯⌣⌢\
            ℓ␣␣␣␣␣␣␣␣␣␣␣␣␣␣␣\
            ␣␣␣␣␣␣␣␣␣␣␣ıȷ℘⃗⁀"""),
    /** Symbols. */
    OMS("""
            −·×∗÷⋄±∓⊕⊖⊗⊘⊙◯∘∙\
            ≍≡⊆⊇≤≥⪯⪰∼≈⊂⊃≪≫≺≻\
            ←→↑↓↔↗↘≃⇐⇒⇑⇓⇔↖↙∝\
            ′∞∈∋△▽̸↦∀∃¬∅ℜℑ⊤⊥\
            ℵ𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪\
            𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵∪∩⊎∧∨\
            ⊢⊣⌊⌋⌈⌉{}⟨⟩|∥↕⇕\\≀\
            √⨿∇∫⊔⊓⊑⊒§†‡¶♣♢♡♠"""),
    /** What grows: brackets, sums, roots, and the parts that they are built of. */
    OMX("""
            ()[]⌊⌋⌈⌉{}⟨⟩|∥/\\\
            ()()[]⌊⌋⌈⌉{}⟨⟩/\\\
            ()[]⌊⌋⌈⌉{}⟨⟩/\\/\\\
            ⎛⎞⎡⎤⎣⎦⎢⎥⎧⎫⎩⎭⎨⎬⎪⏐\
            ⎝⎠⎜⎟⟨⟩⊔⊔∮∮⊙⊙⊕⊕⊗⊗\
            ∑∏∫⋃⋂⨄⋀⋁∑∏∫⋃⋂⨄⋀⋁\
            ∐∐ˆˆˆ˜˜˜[]⌊⌋⌈⌉{}\
            √√√√⎷│⌜‖↑↓⏞⏞⏞⏞⇑⇓"""),
    /** The first of the American Mathematical Society's fonts of symbols. */
    MSA("""
            ⊡⊞⊠□■⋅◇◆↻↺⇌⇋⊟⊩⊪⊨\
            ↠↞⇇⇉⇈⇊↾⇂↿⇃↣↢⇆⇄↰↱\
            ⇝↭↫↬≗≿≳⪆⊸∴∵≑≜≾≲⪅\
            ⪕⪖⋞⋟≼≦⩽≶‵␣≓≒≽≧⩾≷\
            ⊏⊐▷◁⊵⊴★≬▼▶◀→←△▲▽\
            ≖⋚⋛⪋⪌¥⇛⇚✓⊻⊼⩞∠∡∢∝\
            ⌣⌢⋐⋑⋓⋒⋏⋎⋋⋌⫅⫆≏≎⋘⋙\
            ⌜⌝®Ⓢ⋔∔∽⋍⌞⌟✠∁⊺⊚⊛⊝""");

    private static final Map<String, TexEncoding> BY_FONT = Map.ofEntries(
            Map.entry("cmr10", OT1), Map.entry("cmbx10", OT1), Map.entry("cmti10", OT1), Map.entry("cmbxti10", OT1),
            Map.entry("cmss10", OT1), Map.entry("cmssbx10", OT1), Map.entry("cmssi10", OT1),
            Map.entry("cmmi10", OML), Map.entry("cmmib10", OML), Map.entry("cmsy10", OMS), Map.entry("cmbsy10", OMS),
            Map.entry("cmex10", OMX), Map.entry("msam10", MSA));

    private static final int SAME = '␣';

    /** The numbers below the first printable one of ASCII stand where nothing is in the way in Latin-1. */
    private static final int CONTROLS = 0x21;
    private static final int FIRST = 0xA1;
    private static final int SOFT_HYPHEN = 0xAD;
    private static final int BEFORE_SOFT_HYPHEN = 10;
    private static final int LAST = 0xC4;

    private final int[] signs;

    TexEncoding(String signs) {
        this.signs = signs.codePoints().toArray();
    }

    /** What a glyph of a font says, as a code point; {@code character} is the layout library's number for it. */
    static int unicode(String font, int character) {
        TexEncoding encoding = BY_FONT.get(font);
        int place = place(character);
        if (encoding == null || place < 0 || encoding.signs[place] == SAME) {
            return character;
        }
        return encoding.signs[place];
    }

    /** The place in TeX's font; negative where there is none. */
    private static int place(int character) {
        if (character >= CONTROLS && character < 0x7F) {
            return character;
        }
        if (character >= FIRST && character < FIRST + BEFORE_SOFT_HYPHEN) {
            return character - FIRST;
        }
        if (character >= SOFT_HYPHEN && character < LAST) {
            return character - SOFT_HYPHEN + BEFORE_SOFT_HYPHEN;
        }
        return character == LAST ? 0x7F : -1;
    }

    /** A font's own table of characters, which says what its glyphs say in Unicode. */
    static CmapSubtable table(String font, CmapSubtable own) {
        CmapSubtable table = new CmapSubtable() {
            @Override
            public int getGlyphId(int character) {
                return own.getGlyphId(character);
            }

            @Override
            public List<Integer> getCharCodes(int glyph) {
                List<Integer> characters = own.getCharCodes(glyph);
                return characters == null ? null : characters.stream().map(c -> unicode(font, c)).toList();
            }
        };
        table.setPlatformId(own.getPlatformId());
        table.setPlatformEncodingId(own.getPlatformEncodingId());
        return table;
    }
}
