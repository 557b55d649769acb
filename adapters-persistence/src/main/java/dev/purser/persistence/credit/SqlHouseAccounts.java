package dev.purser.persistence.credit;

import dev.purser.application.credit.HouseAccounts;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Looks up the house's accounts by asset and role. */
final class SqlHouseAccounts implements HouseAccounts {
  private static final String LOAD =
      """
      SELECT a.asset, a.house_role, a.id, a.posted
      FROM unnest(?::text[], ?::text[]) AS w (asset, house_role)
      JOIN accounts a ON a.asset = w.asset AND a.house_role = w.house_role
        AND a.house_role <> 'GENERAL'
      """;

  private final Sql sql;

  SqlHouseAccounts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<AssetRole, HouseAccount> load(Set<AssetRole> keys) {
    return sql.queryMap(
        LOAD,
        SqlHouseAccounts::key,
        SqlAccounts::houseAccount,
        Parameter.texts(keys, key -> key.asset().value()),
        Parameter.texts(keys, key -> key.role().name()));
  }

  private static AssetRole key(ResultSet row) throws SQLException {
    var house = SqlAccounts.houseAccount(row);
    return new AssetRole(house.asset(), house.role());
  }
}
