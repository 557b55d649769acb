/** Stock items and movements, by set-based SQL. */
@NullMarked
package dev.purser.persistence.inventory;

import org.jspecify.annotations.NullMarked;
