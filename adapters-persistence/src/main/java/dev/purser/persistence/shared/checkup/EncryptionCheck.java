package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;

/** What goes to the server and back is encrypted, unless it stays on one machine. */
record EncryptionCheck() implements Check {
  private static final String CONNECTION =
      """
      SELECT COALESCE((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS ssl,
             COALESCE(inet_client_addr() = inet_server_addr()
                      OR inet_client_addr() << inet '127.0.0.0/8'
                      OR inet_client_addr() = inet '::1', true) AS local,
             current_setting('password_encryption') AS passwords
      """;

  private record Connection(boolean ssl, boolean local, String passwords) {}

  @Override
  public String name() {
    return "encryption";
  }

  @Override
  public Finding examine(Sql sql) {
    var connection =
        sql.query(
                CONNECTION,
                row ->
                    new Connection(
                        row.getBoolean("ssl"), row.getBoolean("local"), row.getString("passwords")))
            .getFirst();
    if (!connection.ssl() && !connection.local()) {
      return Finding.notMet(
          name(),
          "This connection comes from another machine and is not encrypted.",
          "Give the server a certificate, switch ssl on, and have pg_hba.conf say hostssl.");
    }
    return connection.passwords().equals("scram-sha-256")
        ? Finding.met(
            name(),
            connection.ssl()
                ? "The connection is encrypted."
                : "The connection does not leave the machine.")
        : Finding.notMet(
            name(),
            "Passwords are kept as %s.".formatted(connection.passwords()),
            "Set password_encryption to scram-sha-256, and set every password anew.");
  }
}
