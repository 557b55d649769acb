/** Broken rules of web. */
@NullMarked
package dev.purser.architecture.violations.web.catalog;

import org.jspecify.annotations.NullMarked;
