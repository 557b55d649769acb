package dev.purser.web.credit;

import dev.purser.domain.credit.TransferBatch.Result;
import dev.purser.web.shared.ErrorsJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A batch of transfers on the wire. */
record TransferBatchJson(
    UUID id,
    @Schema(description = "ALL_OR_NOTHING or INDEPENDENT.") String mode,
    Instant createdAt,
    @Schema(description = "In the order of the transfers that were asked for.")
        List<TransferResultJson> results) {

  /** What came of one transfer. */
  record TransferResultJson(
      @Schema(description = "DONE or REFUSED.") String status,
      @Schema(description = "What was made; null unless it is DONE.")
          @Nullable TransferJson transfer,
      @Schema(
              description =
                  "Why it was not made, as the errors of a problem tell it, with pointers into this"
                      + " transfer; empty unless it is REFUSED.")
          List<Map<String, Object>> errors) {

    static TransferResultJson of(Result result) {
      return switch (result) {
        case Result.Done(var transfer) ->
            new TransferResultJson("DONE", CreditJsonMapper.MAPPER.json(transfer), List.of());
        case Result.Refused(var refusals) ->
            new TransferResultJson("REFUSED", null, ErrorsJson.of(refusals));
      };
    }
  }
}
