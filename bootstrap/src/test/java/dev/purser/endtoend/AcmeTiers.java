package dev.purser.endtoend;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.shared.Sku;
import dev.purser.example.domain.ordering.Tiers;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tiers that a team keeps in a table of its own, which stands beside Purser's. */
final class AcmeTiers implements Source.Readable<Sku, Tiers> {
  static final String TABLE =
      """
      CREATE TABLE acme_tiers (
        sku text NOT NULL,
        pieces bigint NOT NULL,
        percent integer NOT NULL,
        PRIMARY KEY (sku, pieces)
      )
      """;

  private static final String LOAD =
      """
      SELECT sku, pieces, percent
      FROM acme_tiers
      WHERE sku IN (:skus)
      """;

  private final JdbcClient jdbc;

  AcmeTiers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<Sku, Tiers> load(Set<Sku> skus) {
    var percents = new HashMap<Sku, NavigableMap<Long, Integer>>();
    jdbc.sql(LOAD)
        .param("skus", skus.stream().map(Sku::value).toList())
        .query(row -> {
          percents
              .computeIfAbsent(new Sku(row.getString("sku")), _ -> new TreeMap<>())
              .put(row.getLong("pieces"), row.getInt("percent"));
        });
    return percents.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, known -> new Tiers(known.getValue())));
  }
}
