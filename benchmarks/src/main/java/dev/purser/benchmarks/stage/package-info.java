/** What is measured: the database with its data, the services as processes, pgbench. */
@NullMarked
package dev.purser.benchmarks.stage;

import org.jspecify.annotations.NullMarked;
