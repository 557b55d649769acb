/** Customers through JPA, and their passwords' hashes. */
@NullMarked
package dev.purser.persistence.customer;

import org.jspecify.annotations.NullMarked;
