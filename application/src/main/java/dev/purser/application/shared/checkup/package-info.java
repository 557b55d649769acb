/**
 * What whoever answers for a database asks it before the service goes live on it. What the books
 * hold does not belong here: that is asked of the invariants and of the journal.
 */
@NullMarked
@CheckReturnValue
package dev.purser.application.shared.checkup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
