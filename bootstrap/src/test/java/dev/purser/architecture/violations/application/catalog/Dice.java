package dev.purser.architecture.violations.application.catalog;

import java.util.random.RandomGenerator;

/** Is random whatever it does. */
record Dice(RandomGenerator generator) {}
