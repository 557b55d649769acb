/** A feature that knows another. */
@NullMarked
@CheckReturnValue
package dev.purser.architecture.violations.domain.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
