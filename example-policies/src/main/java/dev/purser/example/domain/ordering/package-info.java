/** How this shop prices orders. */
@NullMarked
@CheckReturnValue
package dev.purser.example.domain.ordering;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
