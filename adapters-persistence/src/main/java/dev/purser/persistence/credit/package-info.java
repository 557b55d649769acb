/** Accounts, transfers, entries and holds, by set-based SQL. */
@NullMarked
package dev.purser.persistence.credit;

import org.jspecify.annotations.NullMarked;
