package dev.purser.application.testing;

/** The fakes keep what the ports promise, so that tests over them say something. */
class InMemoryPortsTest extends PortContracts {
  private final Ports ports = new InMemoryPorts().all();

  @Override
  protected Ports ports() {
    return ports;
  }
}
