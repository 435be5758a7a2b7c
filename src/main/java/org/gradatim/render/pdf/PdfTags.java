package org.gradatim.render.pdf;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * The structure of a PDF, by which it is read aloud. The renderer knows boxes only; here a formula becomes a formula with its words, a
 * calculation, which is no table, its lines, and boxes that mean nothing go, which are most of them.
 *
 * <p>Source: ISO 32000-1, 14.7 and 14.8 (structure, standard types).
 */
final class PdfTags {

    private static final COSName TYPE_OF_ELEMENT = COSName.S;
    private static final COSName KIDS = COSName.K;
    private static final COSName PARENT = COSName.P;
    private static final COSName OBJECT = COSName.getPDFName("Obj");
    private static final COSName ROLES = COSName.getPDFName("RoleMap");

    /** What says more of an element than its place; one that has any of these is kept. */
    private static final List<COSName> MEANINGS = List.of(COSName.ALT, COSName.ACTUAL_TEXT, COSName.E, COSName.LANG);

    private static final Set<String> CELLS = Set.of("TH", "TD");
    private static final Set<String> PARTS_OF_TABLES = Set.of("THead", "TBody", "TFoot", "TD");

    private final PdfDrawings drawings;
    private final Map<COSDictionary, Set<Integer>> unmarked;

    /** Elements that went, with those that have what they had. */
    private final Map<COSDictionary, COSDictionary> heirs = new IdentityHashMap<>();

    private PdfTags(PdfDrawings drawings, Map<COSDictionary, Set<Integer>> unmarked) {
        this.drawings = drawings;
        this.unmarked = unmarked;
    }

    /**
     * Tidies the structure.
     *
     * @param drawings what is drawn in the document
     * @param unmarked for each page the numbers of marks that are no longer in its content
     */
    static void tidy(PDDocument pdf, PdfDrawings drawings, Map<COSDictionary, Set<Integer>> unmarked) {
        PdfTags tags = new PdfTags(drawings, unmarked);
        COSDictionary root = pdf.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
        root.removeItem(ROLES);
        for (COSBase document : kids(root)) {
            tags.tidy((COSDictionary) document, false);
        }
        tags.relink(root.getCOSDictionary(COSName.PARENT_TREE).getCOSArray(COSName.NUMS), pagesByKey(pdf));
    }

    /** An element's kids: elements, numbers of marks on its page, references to marks on other pages and to annotations. */
    private static List<COSBase> kids(COSDictionary element) {
        COSBase kids = element.getDictionaryObject(KIDS);
        return switch (kids) {
            case null -> List.of();
            case COSArray several -> several.toList().stream().map(PdfTags::resolved).toList();
            default -> List.of(kids);
        };
    }

    private static COSBase resolved(COSBase base) {
        return base instanceof COSObject reference ? reference.getObject() : base;
    }

    /** Tidies all below an element. Documents are nested a few levels deep. */
    private void tidy(COSDictionary element, boolean inCalculation) {
        boolean laidOut = inCalculation || isCalculation(element);
        COSArray kept = new COSArray();
        for (COSBase kid : kids(element)) {
            if (kid instanceof COSDictionary child && child.containsKey(TYPE_OF_ELEMENT)) {
                tidy(child, laidOut);
                name(child, laidOut);
                keep(child, element, laidOut, kept);
            } else if (!isUnmarked(kid, element)) {
                kept.add(kid);
            }
        }
        if (isCalculation(element)) {
            element.setName(TYPE_OF_ELEMENT, "Div");
        }
        element.setItem(KIDS, kept);
    }

    private static String type(COSBase element) {
        return element instanceof COSDictionary d ? d.getNameAsString(TYPE_OF_ELEMENT, "") : "";
    }

    /** Whether this is a table without a heading, which only makes lines stand below each other. */
    private static boolean isCalculation(COSDictionary element) {
        return type(element).equals("Table")
                && kids(element).stream().noneMatch(k -> type(k).equals("THead") && !kids((COSDictionary) k).isEmpty());
    }

    private void name(COSDictionary element, boolean inCalculation) {
        switch (type(element)) {
            case "Figure" -> drawings.tag(element);
            case "TR" -> {
                if (inCalculation) element.setName(TYPE_OF_ELEMENT, "P");
            }
            case "Div" -> {
                if (kids(element).stream().anyMatch(PdfTags::isContent)) element.setName(TYPE_OF_ELEMENT, "P");
            }
            // It would be read in place of what it stands for, which is the same and better.
            case "Link" -> element.removeItem(COSName.ALT);
            default -> { }
        }
    }

    /** Whether this is text of the page, and not an element or annotation. */
    private static boolean isContent(COSBase kid) {
        return kid instanceof COSNumber || kid instanceof COSDictionary d && COSName.MCR.equals(d.getCOSName(COSName.TYPE));
    }

    private void keep(COSDictionary child, COSDictionary parent, boolean inCalculation, COSArray kept) {
        COSDictionary before = kept.size() > 0 && kept.get(kept.size() - 1) instanceof COSDictionary last ? last : null;
        if (kids(child).isEmpty() && (inCalculation || !CELLS.contains(type(child)))) {
            return;
        }
        if (before != null && isSameLink(before, child)) {
            COSArray together = new COSArray();
            together.addAll(kids(before));
            inherit(child, before, together);
            before.setItem(KIDS, together);
        } else if (isNeedless(child, inCalculation)) {
            inherit(child, parent, kept);
        } else {
            kept.add(child);
        }
    }

    private static boolean isNeedless(COSDictionary element, boolean inCalculation) {
        String type = type(element);
        boolean box = type.equals("Span") || type.equals("Div") || type.equals("Sect") || inCalculation && PARTS_OF_TABLES.contains(type);
        return box && MEANINGS.stream().noneMatch(element::containsKey);
    }

    /** A link of which a part stands elsewhere, such as the number of a page, is two of the renderer's. */
    private static boolean isSameLink(COSDictionary before, COSDictionary element) {
        return type(before).equals("Link") && type(element).equals("Link") && !words(before).isEmpty() && words(before).equals(words(element));
    }

    /** What the annotation of a link says. */
    private static String words(COSDictionary link) {
        return kids(link).stream().filter(k -> k instanceof COSDictionary d && d.containsKey(OBJECT))
                .map(k -> ((COSDictionary) k).getCOSDictionary(OBJECT).getString(COSName.CONTENTS, "")).findFirst().orElse("");
    }

    /** Moves what an element has into another one's kids. */
    private void inherit(COSDictionary from, COSDictionary to, COSArray kids) {
        for (COSBase kid : kids(from)) {
            if (kid instanceof COSInteger mark && page(from) != page(to)) {
                kids.add(reference(mark, page(from)));
            } else {
                if (!type(kid).isEmpty()) ((COSDictionary) kid).setItem(PARENT, to);
                kids.add(kid);
            }
        }
        heirs.put(from, to);
    }

    private static COSDictionary reference(COSInteger mark, COSDictionary page) {
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.MCR);
        reference.setItem(COSName.PG, page);
        reference.setItem(COSName.MCID, mark);
        return reference;
    }

    private static COSDictionary page(COSDictionary element) {
        return element.getCOSDictionary(COSName.PG);
    }

    private boolean isUnmarked(COSBase kid, COSDictionary parent) {
        return switch (kid) {
            case COSInteger mark -> isUnmarked(page(parent), mark.intValue());
            case COSDictionary reference when isContent(reference) -> isUnmarked(page(reference), reference.getInt(COSName.MCID));
            default -> false;
        };
    }

    private boolean isUnmarked(COSDictionary page, int mark) {
        return unmarked.getOrDefault(page, Set.of()).contains(mark);
    }

    private static Map<Integer, COSDictionary> pagesByKey(PDDocument pdf) {
        Map<Integer, COSDictionary> pages = new HashMap<>();
        for (PDPage page : pdf.getPages()) {
            pages.put(page.getStructParents(), page.getCOSObject());
        }
        return Collections.unmodifiableMap(pages);
    }

    /** Lets marks and annotations know which elements they belong to now; the list has keys and values in turn. */
    private void relink(COSArray numbers, Map<Integer, COSDictionary> pages) {
        for (int i = 0; i < numbers.size(); i += 2) {
            COSBase value = numbers.getObject(i + 1);
            if (value instanceof COSArray marks) {
                COSDictionary page = pages.get(numbers.getInt(i));
                for (int mark = 0; mark < marks.size(); mark++) {
                    marks.set(mark, isUnmarked(page, mark) ? COSNull.NULL : heir(marks.getObject(mark)));
                }
            } else {
                numbers.set(i + 1, heir(value));
            }
        }
    }

    private COSBase heir(COSBase element) {
        COSBase heir = element;
        while (heir instanceof COSDictionary d && heirs.containsKey(d)) {
            heir = heirs.get(d);
        }
        return heir;
    }
}
