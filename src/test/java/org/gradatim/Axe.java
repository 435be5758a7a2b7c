package org.gradatim;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What axe finds on the page that a browser shows against WCAG 2.2 at level AA and against its own best practices. */
public final class Axe {
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Takes most of the time: of each letter it asks the browser what lies behind. */
    private static final String CONTRAST = "color-contrast";

    /** Wants a stop for the Tab key at all that can be scrolled; pages without a script cannot know what that is, and browsers make such stops by themselves. */
    private static final String SCROLLABLE = "scrollable-region-focusable";
    private static final Set<String> SCROLLED = Set.of("<div class=\"scroll\"", "<div class=\"display scroll\"", "<figure");

    /** Takes a table's head that is a formula to be empty, which no reader of the screen does. */
    private static final String EMPTY_HEAD = "empty-table-header";

    private Axe() {}

    /** Everything. */
    public static List<String> violations(Browser browser) {
        return violations(browser, axe -> axe.withTags(TAGS)).toList();
    }

    /**
     * Everything but the contrast of formulas: tens of thousands of letters, whose few colours are the same in all pages, take minutes.
     *
     * @param formulas by a selector of CSS; drawings, whose letters are outlines, may go with them
     */
    public static List<String> violationsButContrastOf(String formulas, Browser browser) {
        Stream<String> others = violations(browser, axe -> axe.withTags(TAGS).disableRules(List.of(CONTRAST)));
        browser.run("window.taken = [...document.querySelectorAll(arguments[0])].map(formula => [formula, [...formula.childNodes]]);"
                + "for (const [formula] of taken) formula.replaceChildren();", formulas);
        Stream<String> contrast = violations(browser, axe -> axe.withOnlyRules(List.of(CONTRAST)));
        browser.run("for (const [formula, parts] of taken) formula.append(...parts);");
        return Stream.concat(others, contrast).toList();
    }

    private static Stream<String> violations(Browser browser, UnaryOperator<AxeBuilder> which) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeBuilder axe = new AxeBuilder().setLegacyMode();
        axe.withOptions(options);
        return which.apply(axe).analyze(browser.driver()).getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream().filter(node -> !isFalseAlarm(rule, node, browser))
                        .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()));
    }

    private static boolean isFalseAlarm(Rule rule, CheckedNode node, Browser browser) {
        return switch (rule.getId()) {
            case EMPTY_HEAD -> (Boolean) browser.run("return document.querySelector(arguments[0]).querySelector('math') !== null", selector(node));
            case SCROLLABLE -> SCROLLED.stream().anyMatch(node.getHtml()::startsWith);
            default -> false;
        };
    }

    /** Of a node that is long, axe quotes nothing but its tag. */
    private static String selector(CheckedNode node) {
        return String.valueOf(((List<?>) node.getTarget()).getFirst());
    }
}
