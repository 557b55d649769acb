/** How this shop chooses what an order is shipped from. */
@NullMarked
@CheckReturnValue
package dev.purser.example.domain.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
