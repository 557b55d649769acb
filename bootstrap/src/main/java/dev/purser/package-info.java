/** Where Purser begins: the main class. Everything else stands in packages beside it. */
@NullMarked
package dev.purser;

import org.jspecify.annotations.NullMarked;
