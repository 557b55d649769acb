/**
 * Tries what is shipped as those do who get it: starts the image, renders the chart, and holds what
 * other programs read to their formats. What the service does is tested elsewhere.
 */
@NullMarked
package dev.purser.shipping;

import org.jspecify.annotations.NullMarked;
