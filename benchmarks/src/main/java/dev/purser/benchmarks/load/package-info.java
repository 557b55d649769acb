/**
 * Makes load and measures it: the HTTP client, the in-process callers, percentiles. Knows no
 * process.
 */
@NullMarked
package dev.purser.benchmarks.load;

import org.jspecify.annotations.NullMarked;
