/** The demonstration shop that run fills an empty database with. */
@NullMarked
package dev.purser.demo;

import org.jspecify.annotations.NullMarked;
