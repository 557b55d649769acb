package dev.purser.persistence.credit;

import dev.purser.application.credit.Accounts;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatus;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Lots;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.RowLocks;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accounts in {@code accounts}; updates of the house's come from {@link SqlHousePostings} alone.
 */
final class SqlAccounts implements Accounts {
  private static final String LOCK =
      """
      SELECT id
      FROM accounts
      WHERE id = ANY (?::uuid[]) AND house_role IS NULL
      ORDER BY id
      FOR NO KEY UPDATE
      """;

  private static final String LOAD =
      """
      SELECT id, owner_id, house_role, asset, posted, held, floor, status, lots, sequence,
             changed_at
      FROM accounts
      WHERE id = ANY (?::uuid[])
      """;

  private static final String INSERT =
      """
      INSERT INTO accounts
        (id, owner_id, house_role, asset, posted, held, floor, status, lotted, lotted_held, lots,
         sequence, changed_at)
      SELECT id, owner_id, NULL, asset, posted, held, floor, status, lotted, lotted_held, lots,
             sequence, changed_at
      FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                  ?::text[], ?::bigint[], ?::bigint[], ?::integer[], ?::bigint[], ?::timestamptz[])
        AS n (id, owner_id, asset, posted, held, floor, status, lotted, lotted_held, lots,
              sequence, changed_at)
      """;

  /** Whatever is posted on them is later. */
  private static final String INSERT_HOUSE =
      """
      INSERT INTO accounts
        (id, owner_id, house_role, asset, posted, held, floor, status, sequence, changed_at)
      SELECT id, NULL, house_role, asset, 0, 0, NULL, 'OPEN', 0, '2000-01-01T00:00:00Z'
      FROM unnest(?::uuid[], ?::text[], ?::text[]) AS n (id, house_role, asset)
      """;

  private static final String UPDATE =
      """
      UPDATE accounts a
      SET posted = n.posted, held = n.held, floor = n.floor, status = n.status,
          lotted = n.lotted, lotted_held = n.lotted_held, lots = n.lots,
          sequence = n.sequence, changed_at = n.changed_at
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[],
                  ?::bigint[], ?::integer[], ?::bigint[], ?::timestamptz[])
        AS n (id, posted, held, floor, status, lotted, lotted_held, lots, sequence, changed_at)
      WHERE a.id = n.id
      """;

  /** In the order in which commands lock them. */
  private static final String LOCK_OF_OWNER =
      """
      SELECT id
      FROM accounts
      WHERE owner_id = ?
      ORDER BY id
      FOR NO KEY UPDATE
      """;

  private static final String MARK_FORMER =
      """
      UPDATE accounts
      SET owner_left_at = ?
      WHERE owner_id = ?
      """;

  private final Sql sql;
  private final SqlLots lots;
  private final RowLocks locks;

  SqlAccounts(Sql sql, SqlLots lots, RowLocks locks) {
    this.sql = sql;
    this.lots = lots;
    this.locks = locks;
  }

  @Override
  public Set<AccountId> lock(Set<AccountId> keys, LockWait wait) {
    return locks.lock(
        LOCK, wait, row -> accountId(row, "id"), Parameter.uuids(keys, AccountId::value));
  }

  @Override
  public Map<AccountId, Account> load(Set<AccountId> keys) {
    var rows = sql.query(LOAD, SqlAccounts::row, Parameter.uuids(keys, AccountId::value));
    return withLots(rows).stream().collect(Collectors.toMap(Account::id, Function.identity()));
  }

  @Override
  public boolean needsLock(Account value) {
    return value instanceof CustomerAccount;
  }

  @Override
  public Instant changedAt(Account value) {
    return own(value).changedAt();
  }

  /**
   * Two statements: whoever opens a further account has locked one of the others, and only a later
   * statement sees what they have opened.
   */
  @Override
  public void markFormer(OwnerId owner, @Nullable Instant since) {
    sql.query(LOCK_OF_OWNER, row -> accountId(row, "id"), Parameter.of(owner.value()));
    sql.update(MARK_FORMER, Parameter.ofNullable(since), Parameter.of(owner.value()));
  }

  @Override
  public void insert(Collection<Account> created) {
    var own = new ArrayList<CustomerAccount>();
    var houses = new ArrayList<HouseAccount>();
    for (var account : created) {
      switch (account) {
        case CustomerAccount customers -> own.add(customers);
        case HouseAccount house -> houses.add(house);
      }
    }
    if (!own.isEmpty()) {
      insertCustomers(own);
    }
    if (!houses.isEmpty()) {
      insertHouses(houses);
    }
  }

  private void insertHouses(List<HouseAccount> houses) {
    sql.update(
        INSERT_HOUSE,
        Parameter.uuids(houses, h -> h.id().value()),
        Parameter.texts(houses, h -> h.role().name()),
        Parameter.texts(houses, h -> h.asset().value()));
  }

  private void insertCustomers(List<CustomerAccount> accounts) {
    sql.update(
        INSERT,
        Parameter.uuids(accounts, a -> a.id().value()),
        Parameter.uuids(accounts, a -> a.owner().value()),
        Parameter.texts(accounts, a -> a.asset().value()),
        Parameter.longs(accounts, CustomerAccount::posted),
        Parameter.longs(accounts, CustomerAccount::held),
        Parameter.longs(accounts, CustomerAccount::floor),
        Parameter.texts(accounts, a -> a.status().name()),
        Parameter.longs(accounts, a -> a.lots().total()),
        Parameter.longs(accounts, a -> a.lots().held()),
        Parameter.longs(accounts, a -> a.lots().size()),
        Parameter.longs(accounts, CustomerAccount::sequence),
        Parameter.instants(accounts, CustomerAccount::changedAt));
    lots.write(accounts, Lots::all);
  }

  @Override
  public void update(Collection<Account> changed) {
    var accounts = changed.stream().map(SqlAccounts::own).toList();
    sql.update(
        UPDATE,
        Parameter.uuids(accounts, a -> a.id().value()),
        Parameter.longs(accounts, CustomerAccount::posted),
        Parameter.longs(accounts, CustomerAccount::held),
        Parameter.longs(accounts, CustomerAccount::floor),
        Parameter.texts(accounts, a -> a.status().name()),
        Parameter.longs(accounts, a -> a.lots().total()),
        Parameter.longs(accounts, a -> a.lots().held()),
        Parameter.longs(accounts, a -> a.lots().size()),
        Parameter.longs(accounts, CustomerAccount::sequence),
        Parameter.instants(accounts, CustomerAccount::changedAt));
    lots.write(accounts, Lots::changed);
  }

  /** An account as its row has it, and how many lots it has beside that. */
  private record Row(Account account, int lots) {}

  /** One statement for the lots of all accounts that have some, and none where none has. */
  private List<Account> withLots(List<Row> rows) {
    var having =
        rows.stream().filter(row -> row.lots() > 0).map(row -> row.account().id()).toList();
    var found = having.isEmpty() ? Map.<AccountId, Lots>of() : lots.of(having);
    return rows.stream()
        .map(row -> {
          var lotsOfAccount = found.get(row.account().id());
          return lotsOfAccount == null ? row.account() : own(row.account()).with(lotsOfAccount);
        })
        .map(Account.class::cast)
        .toList();
  }

  static AccountId accountId(ResultSet row, String column) throws SQLException {
    return new AccountId(Columns.uuid(row, column));
  }

  private static CustomerAccount own(Account account) {
    return switch (account) {
      case CustomerAccount own -> own;
      case HouseAccount house ->
          throw new IllegalArgumentException(house + " changes by its postings alone");
    };
  }

  private static Row row(ResultSet row) throws SQLException {
    return row.getString("house_role") == null
        ? new Row(customerAccount(row), row.getInt("lots"))
        : new Row(houseAccount(row), 0);
  }

  static HouseAccount houseAccount(ResultSet row) throws SQLException {
    return new HouseAccount(
        accountId(row, "id"),
        asset(row),
        HouseRole.valueOf(row.getString("house_role")),
        row.getLong("posted"));
  }

  private static CustomerAccount customerAccount(ResultSet row) throws SQLException {
    return new CustomerAccount(
        accountId(row, "id"),
        new OwnerId(Columns.uuid(row, "owner_id")),
        asset(row),
        row.getLong("posted"),
        row.getLong("held"),
        row.getLong("floor"),
        AccountStatus.valueOf(row.getString("status")),
        Lots.NONE,
        row.getLong("sequence"),
        Columns.instant(row, "changed_at"));
  }

  private static AssetCode asset(ResultSet row) throws SQLException {
    return new AssetCode(row.getString("asset"));
  }
}
