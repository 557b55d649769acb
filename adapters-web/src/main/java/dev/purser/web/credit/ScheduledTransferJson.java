package dev.purser.web.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A scheduled transfer on the wire. */
record ScheduledTransferJson(
    UUID id,
    @Schema(description = "SCHEDULED, DONE, REFUSED or CANCELLED.") String status,
    PlanJson transfer,
    Instant runAt,
    @Schema(description = "The transfer that was made; null unless it is DONE.")
        @Nullable UUID transferId,
    @Schema(
            description =
                "Why it was not made, as the errors of a problem tell it; empty unless it is"
                    + " REFUSED.")
        List<Map<String, Object>> refusals,
    @Schema(description = "Who asked for it.") String caller,
    Instant createdAt,
    @Schema(description = "When it was made or refused; null before that.")
        @Nullable Instant ranAt) {

  /** What is to move. */
  record PlanJson(
      List<TransferJson.LegJson> legs,
      @Nullable String reference,
      Map<String, @Nullable Object> metadata) {}
}
