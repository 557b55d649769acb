/** Orders over HTTP. */
@NullMarked
package dev.purser.web.ordering;

import org.jspecify.annotations.NullMarked;
