package dev.purser.persistence.credit;

import dev.purser.application.credit.AccountSearch;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Accounts as they are looked for. A statement has the conditions that were asked for and no
 * others, so that each is planned with the index that answers it.
 */
final class SqlAccountSearch implements AccountSearch {
  private static final String LIST =
      """
      SELECT id
      FROM accounts
      WHERE true
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS accounts
      FROM accounts
      WHERE true
      """;

  private static final String OF_OWNER =
      """
        AND owner_id = ?
      """;

  private static final String IN_ASSET =
      """
        AND asset = ?
      """;

  private static final String AFTER =
      """
        AND id > ?
      """;

  private static final String SLICE =
      """
      ORDER BY id
      OFFSET ? LIMIT ?
      """;

  private final Sql sql;

  SqlAccountSearch(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<AccountId> list(Wanted wanted, Slice<AccountId> slice) {
    var parameters = parameters(wanted);
    var text = LIST + conditions(wanted);
    var after = slice.position();
    if (after != null) {
      text += AFTER;
      parameters.add(Parameter.of(after.value()));
    }
    parameters.add(Parameter.of(slice.offset()));
    parameters.add(Parameter.of(slice.rows()));
    return sql.query(
        text + SLICE,
        row -> SqlAccounts.accountId(row, "id"),
        parameters.toArray(Parameter[]::new));
  }

  @Override
  public long count(Wanted wanted) {
    return sql.query(
            COUNT + conditions(wanted),
            row -> row.getLong("accounts"),
            parameters(wanted).toArray(Parameter[]::new))
        .getFirst();
  }

  private static String conditions(Wanted wanted) {
    return (wanted.owner() == null ? "" : OF_OWNER) + (wanted.asset() == null ? "" : IN_ASSET);
  }

  private static List<Parameter> parameters(Wanted wanted) {
    var parameters = new ArrayList<Parameter>();
    if (wanted.owner() != null) {
      parameters.add(Parameter.of(wanted.owner().value()));
    }
    if (wanted.asset() != null) {
      parameters.add(Parameter.of(wanted.asset().value()));
    }
    return parameters;
  }
}
