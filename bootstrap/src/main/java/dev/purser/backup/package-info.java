/**
 * Backups of a database that somebody else runs, through PostgreSQL's own programs, and the proof
 * that a backup is one. Copies of the database that {@code run} starts belong to {@code embedded}.
 */
@NullMarked
@CheckReturnValue
package dev.purser.backup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
