/** Signing up and reading customers. */
@NullMarked
@CheckReturnValue
package dev.purser.application.customer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
