/**
 * What tests of several features share: all ports together, the application over them, contracts.
 */
@NullMarked
package dev.purser.application.testing;

import org.jspecify.annotations.NullMarked;
