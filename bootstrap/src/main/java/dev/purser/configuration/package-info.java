/**
 * Turns what an operator sets (environment, properties) into what the modules are started with.
 * What a setting means for orders, stock and credits does not belong here.
 */
@NullMarked
@CheckReturnValue
package dev.purser.configuration;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
