/** A package of which nobody knows what may be null. */
package dev.purser.architecture.violations.unmarked;
