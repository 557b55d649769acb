/** Creating and reading products. */
@NullMarked
@CheckReturnValue
package dev.purser.application.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
