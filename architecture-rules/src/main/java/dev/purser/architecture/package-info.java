/**
 * What code of Purser, and of what extends it, may look like, as rules of ArchUnit. Rules that need
 * to know a particular class of Purser do not belong here.
 */
@NullMarked
package dev.purser.architecture;

import org.jspecify.annotations.NullMarked;
