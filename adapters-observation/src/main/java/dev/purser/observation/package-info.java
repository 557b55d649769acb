/**
 * Figures (Micrometer) and traces (OpenTelemetry) of what the application does. Nothing that
 * decides anything belongs here, and nothing that is slow: it is told by the threads that do the
 * work.
 */
@NullMarked
package dev.purser.observation;

import org.jspecify.annotations.NullMarked;
