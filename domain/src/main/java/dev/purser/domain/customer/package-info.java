/**
 * Who deals with the service: persons, machine clients, and how they prove who they are. What they
 * own does not belong here.
 */
@NullMarked
@CheckReturnValue
package dev.purser.domain.customer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
