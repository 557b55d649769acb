/** A package whose results may be overlooked. */
@NullMarked
package dev.purser.architecture.violations.domain.customer;

import org.jspecify.annotations.NullMarked;
