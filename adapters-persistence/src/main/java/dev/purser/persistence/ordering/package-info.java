/** Orders and all that belongs to them, by set-based SQL. */
@NullMarked
package dev.purser.persistence.ordering;

import org.jspecify.annotations.NullMarked;
