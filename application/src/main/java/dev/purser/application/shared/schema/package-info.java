/**
 * What operators ask of the schema and of who may use it: ports for the command line and for
 * readiness. What stands in the tables is none of their matter.
 */
@NullMarked
@CheckReturnValue
package dev.purser.application.shared.schema;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
