/**
 * Puts the modules together: which adapter serves which port. No rule and no request belongs here.
 */
@NullMarked
package dev.purser.wiring;

import org.jspecify.annotations.NullMarked;
