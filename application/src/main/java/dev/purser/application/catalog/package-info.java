/** Writing, finding and importing products, and the categories that they stand in. */
@NullMarked
@CheckReturnValue
package dev.purser.application.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
