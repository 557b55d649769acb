package dev.purser.command;

import com.google.errorprone.annotations.FormatMethod;
import dev.purser.application.credit.JournalFault;
import dev.purser.domain.credit.TransferId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a sentence what does not fit. */
final class JournalFindings {
  private JournalFindings() {}

  static String describe(JournalFault fault) {
    return switch (fault) {
      case JournalFault.OfLink ofLink ->
          say("Chain %d, link %,d: %s", ofLink.chain(), ofLink.number(), describe(ofLink));
      case JournalFault.NotJournalled(var count, var examples) ->
          say(
              "%,d transfers are in no link, though they were made since the journal began: %s",
              count, list(count, examples));
      case JournalFault.JournalledTwice(var count, var examples) ->
          say("%,d transfers are in more than one place: %s", count, list(count, examples));
      case JournalFault.BeginningDiffers(var noted, var found) ->
          say(
              "When the journal began there were %,d transfers; now %,d are dated before that.",
              noted, found);
    };
  }

  private static String describe(JournalFault.OfLink fault) {
    return switch (fault) {
      case JournalFault.LinkMissing _ -> "it is missing, and the chain goes on after it.";
      case JournalFault.LinkAltered _ ->
          "it does not follow from the link before it and what it says itself.";
      case JournalFault.FormUnknown(_, _, var form) ->
          say("it is written in form %d, which only a newer release can read.", form);
      case JournalFault.TransferMissing(_, _, var transfer) ->
          say("the books do not have its transfer %s.", transfer.value());
      case JournalFault.TransferAltered(_, _, var transfer, var sign) ->
          say("transfer %s was altered; %s", transfer.value(), describe(sign));
      case JournalFault.HeadDiffers(_, _, var headLength) ->
          say(
              "the chain ends with it, and its head tells of another end, at link %,d.",
              headLength);
      case JournalFault.RewrittenSince _ -> "it is not the link that it was when it was noted.";
      case JournalFault.CutSince(_, _, var notedLength) ->
          say("the chain ends with it, and had %,d links when that was noted.", notedLength);
    };
  }

  private static String describe(JournalFault.Sign sign) {
    return switch (sign) {
      case NO_ENTRIES -> "it has no entries.";
      case ENTRIES_DO_NOT_SUM_TO_ZERO -> "its entries do not sum to zero.";
      case NONE -> "its row or one of its entries is not what was written.";
    };
  }

  /** Whatever the language of whoever reads it, it is English. */
  @FormatMethod
  private static String say(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }

  private static String list(long count, List<TransferId> examples) {
    var named =
        examples.stream().map(id -> id.value().toString()).collect(Collectors.joining(", "));
    return named + (count > examples.size() ? ", ..." : ".");
  }
}
