/** Answers as people write them, read: plain text, Unicode, NumPy and LaTeX to one syntax tree. An answer is data: nothing in it is evaluated. */
package org.gradatim.parse.answer;
