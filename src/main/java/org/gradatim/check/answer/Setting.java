package org.gradatim.check.answer;

import java.util.Map;
import java.util.Optional;
import org.gradatim.graph.Model;
import org.gradatim.graph.Program;
import org.gradatim.graph.Unrolled;

/**
 * What all answers share that are read in one way: over so many examples, in one layout.
 *
 * @param program      of one example, or the one that is written out over several
 * @param unrolled     empty where it is of one
 * @param applications which functions are applied in it
 */
record Setting(Model model, Program program, Optional<Unrolled> unrolled, NameTable table, Map<String, Alias> aliases, Derivatives derivatives, Applications applications) {
    static Setting of(Model model, Optional<Unrolled> unrolled, Layout layout, Map<String, Alias> aliases) {
        Program program = unrolled.map(Unrolled::program).orElse(model.program());
        return new Setting(model, program, unrolled, new NameTable(model, unrolled, layout), aliases, new Derivatives(program), Applications.of(program));
    }
}
