/** Broken rules of the domain. */
@NullMarked
@CheckReturnValue
package dev.purser.architecture.violations.domain.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
