/**
 * How every feature speaks SQL: statements, transactions, faults, keys and the invariants' check.
 */
@NullMarked
package dev.purser.persistence.shared;

import org.jspecify.annotations.NullMarked;
