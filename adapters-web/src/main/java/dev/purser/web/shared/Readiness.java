package dev.purser.web.shared;

import java.util.List;

/** Tells why the service cannot serve now; nothing when it can. */
@FunctionalInterface
public interface Readiness {
  List<String> reasonsNotReady();
}
