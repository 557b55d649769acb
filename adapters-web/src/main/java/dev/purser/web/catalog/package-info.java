/** Products over HTTP. */
@NullMarked
package dev.purser.web.catalog;

import org.jspecify.annotations.NullMarked;
