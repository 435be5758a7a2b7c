/** The command line: options, files, exit codes, progress. The only package that prints or exits. */
package org.gradatim.cli;
