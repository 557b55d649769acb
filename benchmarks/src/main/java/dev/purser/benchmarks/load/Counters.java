package dev.purser.benchmarks.load;

/**
 * What rises while load runs. Processor times are seconds, and zero for what is not there.
 *
 * @param commands how many commands the write path has made durable
 * @param batches in how many transactions
 */
public record Counters(
    double clientSeconds,
    double serviceSeconds,
    double databaseSeconds,
    long commands,
    long batches) {
  public Counters since(Counters earlier) {
    return new Counters(
        clientSeconds - earlier.clientSeconds,
        serviceSeconds - earlier.serviceSeconds,
        databaseSeconds - earlier.databaseSeconds,
        commands - earlier.commands,
        batches - earlier.batches);
  }
}
