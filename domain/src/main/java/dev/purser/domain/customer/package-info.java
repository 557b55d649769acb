/** Who buys: customers and what identifies them. What they own does not belong here. */
@NullMarked
@CheckReturnValue
package dev.purser.domain.customer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
