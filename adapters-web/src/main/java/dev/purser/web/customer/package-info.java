/** Customers, their passwords and profiles over HTTP. */
@NullMarked
package dev.purser.web.customer;

import org.jspecify.annotations.NullMarked;
