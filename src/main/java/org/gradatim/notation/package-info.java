/** The layout of formulas, free of any markup: sealed kinds that every renderer prints. Imports nothing of ours. */
package org.gradatim.notation;
