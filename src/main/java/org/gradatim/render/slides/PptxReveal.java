package org.gradatim.render.slides;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.presentationml.x2006.main.CTSlide;
import org.openxmlformats.schemas.presentationml.x2006.main.CTSlideTiming;

/**
 * Which shapes of a slide appear with which click, written as the effect "appear" of PowerPoint and Impress. Whoever knows no animations
 * sees all at once, as on a printed page; a slide for every step would be read again and again by a screen reader.
 */
final class PptxReveal {
    private static final String NAMESPACE = "http://schemas.openxmlformats.org/presentationml/2006/main";

    /** Shapes by their numbers, by the step that they appear in; those of the first step are there from the beginning. */
    private final SequencedMap<Integer, List<Integer>> shapes = new TreeMap<>();

    private int id;

    void add(int step, int shape) {
        shapes.computeIfAbsent(step, _ -> new ArrayList<>()).add(shape);
    }

    void writeTo(CTSlide slide) {
        shapes.remove(1);
        if (shapes.isEmpty()) return;
        try {
            slide.setTiming(CTSlideTiming.Factory.parse(timing()));
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }

    private String timing() {
        StringBuilder clicks = new StringBuilder();
        String root = next();
        String sequence = next();
        shapes.values().forEach(together -> clicks.append(click(together)));
        return "<xml-fragment xmlns:p=\"" + NAMESPACE + "\"><p:tnLst><p:par><p:cTn id=\"" + root
                + "\" dur=\"indefinite\" restart=\"never\" nodeType=\"tmRoot\"><p:childTnLst><p:seq concurrent=\"1\" nextAc=\"seek\"><p:cTn id=\""
                + sequence + "\" dur=\"indefinite\" nodeType=\"mainSeq\"><p:childTnLst>" + clicks
                + "</p:childTnLst></p:cTn><p:prevCondLst><p:cond evt=\"onPrev\" delay=\"0\"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>"
                + "<p:nextCondLst><p:cond evt=\"onNext\" delay=\"0\"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>"
                + "</p:childTnLst></p:cTn></p:par></p:tnLst></xml-fragment>";
    }

    private String click(List<Integer> together) {
        StringBuilder click = new StringBuilder(node(next(), "indefinite")).append(node(next(), "0"));
        for (int i = 0; i < together.size(); i++) click.append(appear(together.get(i), i == 0 ? "clickEffect" : "withEffect"));
        return click + "</p:childTnLst></p:cTn></p:par>".repeat(2);
    }

    private static String node(String id, String delay) {
        return "<p:par><p:cTn id=\"" + id + "\" fill=\"hold\"><p:stCondLst><p:cond delay=\"" + delay + "\"/></p:stCondLst><p:childTnLst>";
    }

    private String appear(int shape, String type) {
        return "<p:par><p:cTn id=\"" + next() + "\" presetID=\"1\" presetClass=\"entr\" presetSubtype=\"0\" fill=\"hold\" nodeType=\"" + type
                + "\"><p:stCondLst><p:cond delay=\"0\"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr><p:cTn id=\"" + next()
                + "\" dur=\"1\" fill=\"hold\"><p:stCondLst><p:cond delay=\"0\"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid=\"" + shape
                + "\"/></p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
                + "<p:to><p:strVal val=\"visible\"/></p:to></p:set></p:childTnLst></p:cTn></p:par>";
    }

    private String next() {
        return Integer.toString(++id);
    }
}
