package dev.purser.application.testing;

import dev.purser.application.shared.InvariantsContract;

class InMemoryInvariantsTest extends InvariantsContract {
  private final Ports ports = new InMemoryPorts().all();

  @Override
  protected Ports ports() {
    return ports;
  }
}
