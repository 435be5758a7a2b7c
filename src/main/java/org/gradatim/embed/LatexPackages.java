package org.gradatim.embed;

import java.util.Map;
import java.util.regex.Pattern;

/** The packages of LaTeX that derivations are written with, one of which is ours and loads the others. */
final class LatexPackages {
    private static final String OURS = "gradatim";

    /** What tells that a text needs a package. */
    private static final Map<String, Pattern> SIGNS = Map.of(
            OURS, Pattern.compile("\\\\gradatim|\\{gradatim"),
            "amsmath", Pattern.compile("\\\\begin\\{(?:align|aligned|alignat|cases|[bpv]?matrix|gather|split)\\*?\\}|\\\\(?:text|boxed|underset|overset|operatorname|tfrac|dfrac)\\b"),
            "amssymb", Pattern.compile("\\\\(?:mathbb|square|blacksquare|nexists|varnothing|leqslant|geqslant)\\b"),
            "array", Pattern.compile("\\\\arraybackslash\\b"),
            "booktabs", Pattern.compile("\\\\toprule\\b"),
            "longtable", Pattern.compile("\\\\begin\\{longtable\\}"),
            "tikz", Pattern.compile("\\\\begin\\{tikzpicture\\}"),
            "xcolor", Pattern.compile("\\\\(?:text)?color\\b"));

    private static final Pattern COMMENT = Pattern.compile("(?m)(?<!\\\\)%.*$");

    private LatexPackages() {}

    /** Whether a document loads each package that it needs. */
    static boolean areLoaded(String document, String filled) {
        String visible = COMMENT.matcher(filled).replaceAll("");
        return loads(document, OURS) || SIGNS.entrySet().stream().allMatch(need -> !need.getValue().matcher(visible).find() || loads(document, need.getKey()));
    }

    /** Whether a document loads the package that comes with the program. */
    static boolean loadsOurs(String document) {
        return loads(document, OURS);
    }

    private static boolean loads(String document, String name) {
        Pattern loaded = Pattern.compile("\\\\(?:usepackage|RequirePackage)\\s*(?:\\[[^\\]]*\\])?\\s*\\{[^}]*\\b" + name + "\\b[^}]*\\}");
        return loaded.matcher(COMMENT.matcher(document).replaceAll("")).find();
    }
}
