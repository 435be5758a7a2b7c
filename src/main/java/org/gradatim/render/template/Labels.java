package org.gradatim.render.template;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What pages and slides say beside their documents: labels of buttons and links, in the language of the document. */
public final class Labels {
    private static final String BUNDLE = "org.gradatim.render.template.labels";

    private Labels() {}

    /** All labels by their short keys, for a template. */
    public static Map<String, String> in(Locale language) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return bundle.keySet().stream().collect(Collectors.toMap(Function.identity(), bundle::getString));
    }
}
