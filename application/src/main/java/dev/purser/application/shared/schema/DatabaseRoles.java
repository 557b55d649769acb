package dev.purser.application.shared.schema;

import java.util.List;
import java.util.Optional;

/**
 * Who may do what with the database: an owner of the schema, who migrates it; a service, which
 * works with the rows that it must and changes no schema; and analytics, who read what is no
 * secret.
 */
public interface DatabaseRoles {

  /**
   * A role that somebody logs in as.
   *
   * @param name lower-case letters, digits and underscores
   * @param password to be set; without one, whatever it has stays
   */
  record Login(String name, Optional<String> password) {
    private static final String NAME = "[a-z_][a-z0-9_]{0,62}";

    public Login {
      if (!name.matches(NAME)) {
        throw new IllegalArgumentException(
            "a role's name has lower-case letters, digits and underscores, unlike " + name);
      }
    }

    /** Everything but the password. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Whom there is to be.
   *
   * @param owner of everything in the schema; without one it stays whoever asks
   */
  record Plan(Optional<Login> owner, Login service, Optional<Login> analytics) {}

  /**
   * Creates what is missing of the roles and repairs what differs: attributes, ownership,
   * privileges, those of future tables, limits. All of it or nothing. Needs no transaction around
   * it.
   *
   * @param rehearsal whether all is taken back at the end
   * @return a sentence for each thing that was changed; none when all was as it is to be
   */
  List<String> establish(Plan plan, boolean rehearsal);

  /**
   * Why the login of this database is not fit for the service: it is a superuser, or owns what the
   * service works with, so that whoever gets at it could undo every limit. Nothing when it is fit.
   */
  Optional<String> objectionToServing();
}
