/** Stock and its movements over HTTP. */
@NullMarked
package dev.purser.web.inventory;

import org.jspecify.annotations.NullMarked;
