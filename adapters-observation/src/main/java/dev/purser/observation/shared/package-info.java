/** What is told of the write path, the database and the invariants. */
@NullMarked
package dev.purser.observation.shared;

import org.jspecify.annotations.NullMarked;
