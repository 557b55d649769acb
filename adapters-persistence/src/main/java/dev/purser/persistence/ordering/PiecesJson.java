package dev.purser.persistence.ordering;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.purser.domain.ordering.OrderChange.Pieces;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.shared.Sku;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the pieces that a change was about as a JSON array, since their lines may be gone. */
final class PiecesJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<List<Some>> LIST = new TypeReference<>() {};

  private PiecesJson() {}

  /** Names that outlive those of the domain. */
  private record Some(
      @JsonProperty("line") UUID line,
      @JsonProperty("sku") String sku,
      @JsonProperty("quantity") long quantity) {
    static Some of(Pieces pieces) {
      return new Some(pieces.line().value(), pieces.sku().value(), pieces.quantity());
    }

    Pieces pieces() {
      return new Pieces(new OrderLineId(line), new Sku(sku), quantity);
    }
  }

  static String write(List<Pieces> lines) {
    return MAPPER.writeValueAsString(lines.stream().map(Some::of).toList());
  }

  static List<Pieces> read(String json) {
    return MAPPER.readValue(json, LIST).stream().map(Some::pieces).toList();
  }
}
