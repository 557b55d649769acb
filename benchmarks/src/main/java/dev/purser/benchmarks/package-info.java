/**
 * Measures the service beside what it could at best be; what runs and what is printed stands here.
 */
@NullMarked
package dev.purser.benchmarks;

import org.jspecify.annotations.NullMarked;
