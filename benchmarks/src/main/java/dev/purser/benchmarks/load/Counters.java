package dev.purser.benchmarks.load;

/**
 * What rises while load runs. Processor times are seconds, and zero for what is not there.
 *
 * @param machineSeconds of everything that runs on the machine
 * @param commands how many commands the write path has made durable
 * @param batches in how many transactions
 */
public record Counters(
    double clientSeconds,
    double serviceSeconds,
    double databaseSeconds,
    double machineSeconds,
    long commands,
    long batches) {
  /** What was spent by whom is not measured, and took it from those who are. */
  public double otherSeconds() {
    return Math.max(0, machineSeconds - clientSeconds - serviceSeconds - databaseSeconds);
  }

  public Counters plus(Counters other) {
    return new Counters(
        clientSeconds + other.clientSeconds,
        serviceSeconds + other.serviceSeconds,
        databaseSeconds + other.databaseSeconds,
        machineSeconds + other.machineSeconds,
        commands + other.commands,
        batches + other.batches);
  }

  public Counters since(Counters earlier) {
    return new Counters(
        clientSeconds - earlier.clientSeconds,
        serviceSeconds - earlier.serviceSeconds,
        databaseSeconds - earlier.databaseSeconds,
        machineSeconds - earlier.machineSeconds,
        commands - earlier.commands,
        batches - earlier.batches);
  }
}
