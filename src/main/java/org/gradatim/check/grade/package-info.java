/** Many submissions: read as a stream, judged on all cores, marked by a rubric, and written down so that nothing is lost or done twice. */
package org.gradatim.check.grade;
