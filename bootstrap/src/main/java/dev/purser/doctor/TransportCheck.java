package dev.purser.doctor;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.configuration.DatabaseTransport;
import dev.purser.configuration.DatabaseUrl;

/** Nobody on the way can read along or stand in for the server. */
final class TransportCheck {
  private static final String NAME = "TLS";

  private TransportCheck() {}

  static Finding examine(DatabaseUrl database) {
    var transport = DatabaseTransport.of(database);
    if (transport.remoteHosts().isEmpty()) {
      return Finding.met(NAME, "The database is on this machine.");
    }
    return transport.verified()
        ? Finding.met(NAME, "The server has to prove by its certificate who it is.")
        : Finding.notMet(
            NAME,
            transport.encrypted()
                ? "The connection is encrypted, but whoever is on the way can be the server."
                : "Whoever is on the way can read along.",
            "Add sslmode=verify-full and sslrootcert to DATABASE_URL.");
  }
}
