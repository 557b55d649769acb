/** A shop that prices and allocates by rules of its own: the worked example of how to do that. */
@NullMarked
package dev.purser.example;

import org.jspecify.annotations.NullMarked;
