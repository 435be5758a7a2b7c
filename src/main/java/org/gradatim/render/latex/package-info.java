/** Documents, diagrams and plots as LaTeX. */
package org.gradatim.render.latex;
