/** An entity that everybody sees. */
@NullMarked
package dev.purser.architecture.violations.persistence.shared;

import org.jspecify.annotations.NullMarked;
