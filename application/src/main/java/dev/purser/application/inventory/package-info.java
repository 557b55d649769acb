/** Moving and limiting stock, the places that hold it, and reading all of that. */
@NullMarked
@CheckReturnValue
package dev.purser.application.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
