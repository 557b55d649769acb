package dev.purser.wiring;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Work that is done again and again.
 *
 * @param name what it is called in the database, for ever
 * @param schedule when it is
 * @param work does what there is to do, and asks now and then whether to go on
 */
record BackgroundJob(String name, Schedule schedule, Consumer<BooleanSupplier> work) {}
