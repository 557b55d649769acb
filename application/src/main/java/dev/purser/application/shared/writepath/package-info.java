/**
 * The one way of every command that moves value: group commit, locks, decision, write. It knows
 * kinds of aggregates and no feature.
 */
@NullMarked
@CheckReturnValue
package dev.purser.application.shared.writepath;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
