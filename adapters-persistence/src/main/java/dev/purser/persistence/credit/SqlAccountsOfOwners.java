package dev.purser.persistence.credit;

import dev.purser.application.credit.AccountsOfOwners;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.util.Map;
import java.util.Set;

/** Looks up accounts by owner and asset. */
final class SqlAccountsOfOwners implements AccountsOfOwners {
  private static final String LOAD =
      """
      SELECT a.owner_id, a.asset, a.id
      FROM unnest(?::uuid[], ?::text[]) AS w (owner_id, asset)
      JOIN accounts a ON a.owner_id = w.owner_id AND a.asset = w.asset
      WHERE a.owner_left_at IS NULL
      """;

  private final Sql sql;

  SqlAccountsOfOwners(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<OwnerAsset, AccountId> load(Set<OwnerAsset> keys) {
    return sql.queryMap(
        LOAD,
        row ->
            new OwnerAsset(
                new OwnerId(Columns.uuid(row, "owner_id")), new AssetCode(row.getString("asset"))),
        row -> new AccountId(Columns.uuid(row, "id")),
        Parameter.uuids(keys, key -> key.owner().value()),
        Parameter.texts(keys, key -> key.asset().value()));
  }
}
