package dev.purser.wiring;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Work that is looked for again and again.
 *
 * @param name what it is called in the database, for ever
 * @param work works off what is due, and asks now and then whether to go on
 */
record BackgroundJob(String name, Consumer<BooleanSupplier> work) {}
