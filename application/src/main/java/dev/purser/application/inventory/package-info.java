/** Receiving stock and reading it. */
@NullMarked
@CheckReturnValue
package dev.purser.application.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
