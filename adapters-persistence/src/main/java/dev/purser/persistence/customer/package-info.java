/** Customers and profiles through JPA, searches and what proves who somebody is through SQL. */
@NullMarked
package dev.purser.persistence.customer;

import org.jspecify.annotations.NullMarked;
