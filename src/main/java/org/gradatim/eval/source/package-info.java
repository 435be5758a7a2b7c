/** Programs and their derivatives as source code of other languages. */
package org.gradatim.eval.source;
