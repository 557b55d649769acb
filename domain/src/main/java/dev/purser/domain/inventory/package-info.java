/** How much of a SKU is where, and why that changed. Prices do not belong here. */
@NullMarked
@CheckReturnValue
package dev.purser.domain.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
