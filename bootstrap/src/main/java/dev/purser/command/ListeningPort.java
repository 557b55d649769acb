package dev.purser.command;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Which port the service got: the one that was set, or a free one for 0. */
final class ListeningPort {
  private ListeningPort() {}

  static int of(ApplicationContext service) {
    Environment environment = service.getEnvironment();
    return environment.getRequiredProperty("local.server.port", Integer.class);
  }
}
