/**
 * Value types and refusals that every feature speaks of. Rules of one feature do not belong here.
 */
@NullMarked
@CheckReturnValue
package dev.purser.domain.shared;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
