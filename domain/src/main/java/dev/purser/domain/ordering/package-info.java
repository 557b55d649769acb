/**
 * The life of an order over catalogue, stock and credits; the only feature that knows the others.
 */
@NullMarked
@CheckReturnValue
package dev.purser.domain.ordering;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
