/** The command line: what run and serve do and print. */
@NullMarked
package dev.purser.command;

import org.jspecify.annotations.NullMarked;
