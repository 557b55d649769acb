/**
 * Reads the description of the API, holds answers against it, and compares it with another. For
 * tests and tools; the service does not need it.
 */
@NullMarked
package dev.purser.description;

import org.jspecify.annotations.NullMarked;
