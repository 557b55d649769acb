/** A naive model of the shop, and random business that shop and model must agree on. */
@NullMarked
package dev.purser.application.model;

import org.jspecify.annotations.NullMarked;
