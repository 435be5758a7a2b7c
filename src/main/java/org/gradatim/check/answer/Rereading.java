package org.gradatim.check.answer;

import java.util.List;
import org.gradatim.parse.answer.Statement;

/**
 * A sheet whose letters are taken for something else than at first.
 *
 * @param remark what is to be said of it
 * @param said   whether the sheet itself leaves no other way, so that it is read so wherever its lines fit
 */
record Rereading(List<Statement> statements, Remark remark, boolean said) {}
