package dev.purser.application.shared.schema;

import java.util.List;

/** What the server of a database lets a service rely on, as whoever asks is logged in. */
public interface DatabaseServer {

  /**
   * The settings with which an answered commit can be lost or damaged when the server or its
   * machine fails, as {@code fsync is off}; none when it is durable.
   */
  List<String> undurable();

  /** How many connections there are for the service. */
  ConnectionBudget connections();
}
