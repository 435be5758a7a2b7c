/**
 * What people write, read: formulas to expressions, specs in YAML with their data to models. Every mistake is an
 * {@link org.gradatim.expr.InputException} that names the place, what is wrong there, and the mend.
 */
package org.gradatim.parse;
