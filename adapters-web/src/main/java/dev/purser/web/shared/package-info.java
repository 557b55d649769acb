/**
 * How a request becomes a call of a use case and its reply an answer. What only one feature needs
 * does not belong here.
 */
@NullMarked
package dev.purser.web.shared;

import org.jspecify.annotations.NullMarked;
