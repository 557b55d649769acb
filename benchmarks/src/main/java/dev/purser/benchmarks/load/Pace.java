package dev.purser.benchmarks.load;

import java.time.Duration;

/** How long load runs before it is measured, and how long it is measured. */
public record Pace(Duration warmUp, Duration measured) {}
