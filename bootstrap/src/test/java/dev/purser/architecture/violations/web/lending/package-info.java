/** A feature that nobody declared. */
@NullMarked
package dev.purser.architecture.violations.web.lending;

import org.jspecify.annotations.NullMarked;
