package org.gradatim.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gradatim.check.grade.Outcome;
import org.gradatim.check.grade.SheetRow;
import org.gradatim.check.grade.SheetRow.Cell;
import org.gradatim.render.escape.Plain;

/**
 * Grades as tests, in the XML that JUnit's runners write and build servers show: a suite for each submission, a test for each quantity. A
 * wrong answer is a failure whose type is the class of the mistake, one that could not be judged an error, one that is missing skipped.
 */
final class JUnitXml {
    private final String title;
    private final List<String> quantities;
    private final OutputStream out;

    JUnitXml(String title, List<String> quantities, OutputStream out) {
        this.title = title;
        this.quantities = quantities;
        this.out = out;
    }

    void write(Iterator<SheetRow> rows) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            start(xml, "testsuites", "name", title);
            while (rows.hasNext()) suite(xml, rows.next());
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e);
        }
    }

    private void suite(XMLStreamWriter xml, SheetRow row) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        boolean broken = !row.problem().isEmpty();
        start(xml, "testsuite", "name", row.id(), "tests", Integer.toString(row.cells().size()), "failures", count(row, Outcome.WRONG),
                "errors", broken ? Integer.toString(row.cells().size()) : Long.toString(open(row)),
                "skipped", broken ? "0" : count(row, Outcome.MISSING), "time", "0");
        for (int i = 0; i < row.cells().size(); i++) {
            xml.writeCharacters("\n    ");
            start(xml, "testcase", "classname", row.id(), "name", quantities.get(i), "time", "0");
            if (broken) empty(xml, "error", "type", "unreadable", "message", row.problem());
            else outcome(xml, row.cells().get(i));
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void outcome(XMLStreamWriter xml, Cell cell) throws XMLStreamException {
        switch (cell.outcome()) {
            case RIGHT -> {
                // A test that passes has no more to it.
            }
            case WRONG -> empty(xml, "failure", "type", cell.mistake(), "message", cell.message());
            case UNDECIDED, UNREADABLE -> empty(xml, "error", "type", cell.outcome().keyword(), "message", cell.message());
            case MISSING -> empty(xml, "skipped", "message", "no answer");
        }
    }

    private static String count(SheetRow row, Outcome outcome) {
        return Long.toString(row.cells().stream().filter(c -> c.outcome() == outcome).count());
    }

    private static long open(SheetRow row) {
        return row.cells().stream().filter(c -> c.outcome() == Outcome.UNDECIDED || c.outcome() == Outcome.UNREADABLE).count();
    }

    private static void start(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(xml, attributes);
    }

    private static void empty(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(xml, attributes);
    }

    /** Ids are anything, and XML has no way to write some signs. */
    private static void attributes(XMLStreamWriter xml, String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) xml.writeAttribute(attributes[i], Plain.printable(attributes[i + 1]));
    }
}
