/** Broken rules of persistence. */
@NullMarked
package dev.purser.architecture.violations.persistence.catalog;

import org.jspecify.annotations.NullMarked;
