/** Broken rules of what puts the modules together. */
@NullMarked
package dev.purser.architecture.violations.wiring;

import org.jspecify.annotations.NullMarked;
