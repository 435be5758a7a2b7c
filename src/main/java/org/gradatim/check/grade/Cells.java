package org.gradatim.check.grade;

/**
 * Cells of a table that a spreadsheet takes for text and nothing else. What begins with a sign that makes a spreadsheet calculate, or with
 * the apostrophe that keeps it from that, gets an apostrophe before it, so that the text can be had back.
 */
final class Cells {
    /** See OWASP, CSV Injection; also as full-width letters, which some spreadsheets take for the same. */
    private static final String DANGEROUS = "=+-@\t\r\n'＝＋－＠";

    private Cells() {}

    static String guarded(String text) {
        boolean dangerous = !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
        return dangerous ? "'" + text : text;
    }

    static String plain(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }
}
