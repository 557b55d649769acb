/**
 * Persons from sign-up to erasure, how they and machine clients prove who they are, and what is
 * known of them. What they own does not belong here.
 */
@NullMarked
@CheckReturnValue
package dev.purser.application.customer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
