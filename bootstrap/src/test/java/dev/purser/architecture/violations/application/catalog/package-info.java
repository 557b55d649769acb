/** Broken rules of the application. */
@NullMarked
@CheckReturnValue
package dev.purser.architecture.violations.application.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
