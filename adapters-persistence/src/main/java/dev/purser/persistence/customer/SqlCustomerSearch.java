package dev.purser.persistence.customer;

import dev.purser.application.customer.CustomerPosition;
import dev.purser.application.customer.CustomerSearch;
import dev.purser.application.customer.WantedCustomers;
import dev.purser.application.customer.WantedCustomers.Order;
import dev.purser.application.shared.Slice;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.shared.Role;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Customers as they are looked for. A statement has the conditions that were asked for and no
 * others, so that each is planned with the index that answers it.
 */
final class SqlCustomerSearch implements CustomerSearch {
  private static final String SELECT =
      """
      SELECT id, email, name, role, created_at, deleted_at, version
      FROM customers
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS customers
      FROM customers
      """;

  private static final String LIVING =
      """
      WHERE deleted_at IS NULL
      """;

  private static final String DELETED =
      """
      WHERE deleted_at IS NOT NULL AND erased_at IS NULL
      """;

  private static final String OF_ROLE =
      """
        AND role = ?
      """;

  /** Says also to the planner that the index of the few applies. */
  private static final String OF_STAFF =
      """
        AND role = ? AND role <> 'CUSTOMER'
      """;

  private static final String LIKE =
      """
        AND (email_folded LIKE ? OR name_folded LIKE ?)
      """;

  private static final String SLICE =
      """
      OFFSET ? LIMIT ?
      """;

  private final Sql sql;

  SqlCustomerSearch(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Customer> list(WantedCustomers wanted, Slice<CustomerPosition> slice) {
    var parameters = parameters(wanted);
    var after = slice.position();
    var order = Sorting.of(wanted.order());
    var text = SELECT + conditions(wanted);
    if (after != null) {
      text += order.after();
      if (order.byEmail()) {
        parameters.add(Parameter.of(after.emailFolded()));
      }
      parameters.add(Parameter.of(after.id().value()));
    }
    parameters.add(Parameter.of(slice.offset()));
    parameters.add(Parameter.of(slice.rows()));
    return sql.query(
        text + order.by() + SLICE,
        SqlCustomerSearch::customer,
        parameters.toArray(Parameter[]::new));
  }

  @Override
  public long count(WantedCustomers wanted) {
    return sql.query(
            COUNT + conditions(wanted),
            row -> row.getLong("customers"),
            parameters(wanted).toArray(Parameter[]::new))
        .getFirst();
  }

  private static String conditions(WantedCustomers wanted) {
    return (wanted.deleted() ? DELETED : LIVING)
        + (wanted.role() == null ? "" : wanted.role() == Role.CUSTOMER ? OF_ROLE : OF_STAFF)
        + (wanted.text() == null ? "" : LIKE);
  }

  private static List<Parameter> parameters(WantedCustomers wanted) {
    var parameters = new ArrayList<Parameter>();
    if (wanted.role() != null) {
      parameters.add(Parameter.of(wanted.role().name()));
    }
    if (wanted.text() != null) {
      var pattern = Parameter.of(pattern(wanted.text()));
      parameters.add(pattern);
      parameters.add(pattern);
    }
    return parameters;
  }

  /** What LIKE takes for the text; nothing in the text is a wildcard. */
  private static String pattern(String text) {
    var literal = text.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
    return (text.length() < WantedCustomers.MIN_PART ? "" : "%") + literal + "%";
  }

  private static Customer customer(ResultSet row) throws SQLException {
    var deletedAt = row.getObject("deleted_at", OffsetDateTime.class);
    return new Customer(
        new CustomerId(Columns.uuid(row, "id")),
        new EmailAddress(row.getString("email")),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        Columns.instant(row, "created_at"),
        deletedAt == null ? null : deletedAt.toInstant(),
        row.getLong("version"));
  }

  /**
   * How an order is said: after which position, and by what.
   *
   * @param byEmail whether the position begins with the address
   */
  private record Sorting(boolean byEmail, String after, String by) {
    private static final Sorting OLDEST =
        new Sorting(
            false,
            """
              AND id > ?
            """,
            """
            ORDER BY id
            """);

    private static final Sorting NEWEST =
        new Sorting(
            false,
            """
              AND id < ?
            """,
            """
            ORDER BY id DESC
            """);

    private static final Sorting EMAIL =
        new Sorting(
            true,
            """
              AND (email_folded, id) > (?, ?)
            """,
            """
            ORDER BY email_folded, id
            """);

    private static final Sorting EMAIL_DESCENDING =
        new Sorting(
            true,
            """
              AND (email_folded, id) < (?, ?)
            """,
            """
            ORDER BY email_folded DESC, id DESC
            """);

    static Sorting of(Order order) {
      return switch (order) {
        case OLDEST -> OLDEST;
        case NEWEST -> NEWEST;
        case EMAIL -> EMAIL;
        case EMAIL_DESCENDING -> EMAIL_DESCENDING;
      };
    }
  }
}
