/** Broken rules of web. */
@NullMarked
package dev.purser.architecture.violations.observation.catalog;

import org.jspecify.annotations.NullMarked;
