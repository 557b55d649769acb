/** Stock, its movements and the places that hold it over HTTP. */
@NullMarked
package dev.purser.web.inventory;

import org.jspecify.annotations.NullMarked;
