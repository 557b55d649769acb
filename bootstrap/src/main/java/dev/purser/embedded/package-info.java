/**
 * The PostgreSQL that {@code run} brings along: real, durable, kept between runs. Only the server
 * and its folder are its matter; the schema and what stands in it belong to persistence.
 */
@NullMarked
@CheckReturnValue
package dev.purser.embedded;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
