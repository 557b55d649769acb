/** Placing, fulfilling, cancelling and reading orders. */
@NullMarked
@CheckReturnValue
package dev.purser.application.ordering;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
