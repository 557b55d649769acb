package dev.purser.command;

import dev.purser.application.credit.JournalFault;
import dev.purser.domain.credit.TransferId;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a sentence what does not fit. */
final class JournalFindings {
  private JournalFindings() {}

  static String describe(JournalFault fault) {
    return switch (fault) {
      case JournalFault.OfLink ofLink ->
          "Chain %d, link %,d: %s".formatted(ofLink.chain(), ofLink.number(), describe(ofLink));
      case JournalFault.NotJournalled(var count, var examples) ->
          "%,d transfers are in no link, though they were made since the journal began: %s"
              .formatted(count, list(count, examples));
      case JournalFault.JournalledTwice(var count, var examples) ->
          "%,d transfers are in more than one place: %s".formatted(count, list(count, examples));
      case JournalFault.BeginningDiffers(var noted, var found) ->
          "When the journal began there were %,d transfers; now %,d are dated before that."
              .formatted(noted, found);
    };
  }

  private static String describe(JournalFault.OfLink fault) {
    return switch (fault) {
      case JournalFault.LinkMissing _ -> "it is missing, and the chain goes on after it.";
      case JournalFault.LinkAltered _ ->
          "it does not follow from the link before it and what it says itself.";
      case JournalFault.FormUnknown(_, _, var form) ->
          "it is written in form %d, which only a newer release can read.".formatted(form);
      case JournalFault.TransferMissing(_, _, var transfer) ->
          "the books do not have its transfer %s.".formatted(transfer.value());
      case JournalFault.TransferAltered(_, _, var transfer, var sign) ->
          "transfer %s was altered; %s".formatted(transfer.value(), describe(sign));
      case JournalFault.HeadDiffers(_, _, var headLength) ->
          "the chain ends with it, and its head tells of another end, at link %,d."
              .formatted(headLength);
      case JournalFault.RewrittenSince _ -> "it is not the link that it was when it was noted.";
      case JournalFault.CutSince(_, _, var notedLength) ->
          "the chain ends with it, and had %,d links when that was noted.".formatted(notedLength);
    };
  }

  private static String describe(JournalFault.Sign sign) {
    return switch (sign) {
      case NO_ENTRIES -> "it has no entries.";
      case ENTRIES_DO_NOT_SUM_TO_ZERO -> "its entries do not sum to zero.";
      case NONE -> "its row or one of its entries is not what was written.";
    };
  }

  private static String list(long count, List<TransferId> examples) {
    var named =
        examples.stream().map(id -> id.value().toString()).collect(Collectors.joining(", "));
    return named + (count > examples.size() ? ", ..." : ".");
  }
}
