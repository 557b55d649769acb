/** A small shop that breaks each rule of the architecture once, and is no part of Purser. */
@NullMarked
package dev.purser.architecture.violations;

import org.jspecify.annotations.NullMarked;
