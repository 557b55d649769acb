/** What is for sale and at which price. How much of it there is belongs to inventory. */
@NullMarked
@CheckReturnValue
package dev.purser.domain.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
