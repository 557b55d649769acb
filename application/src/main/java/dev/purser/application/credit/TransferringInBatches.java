package dev.purser.application.credit;

import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Changes;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Decision;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.Preview;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatch.Result;
import dev.purser.domain.credit.TransferBatchId;
import dev.purser.domain.credit.TransferBatchMode;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.LocatedRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

final class TransferringInBatches implements TransferInBatch {
  private final WritePath writePath;
  private final Ids ids;

  TransferringInBatches(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<TransferBatch> transfer(Call call, Request request) {
    call.actor().require(Right.TRANSFER_CREDITS);
    var batch = new TransferBatchId(ids.next());
    var command = new Batch(ids.next(), call, batch, request.mode(), decisions(request));
    return writePath.submit(command);
  }

  private List<TransferDecision> decisions(Request request) {
    var decisions = new ArrayList<TransferDecision>(request.transfers().size());
    for (var transfer : request.transfers()) {
      var path =
          switch (request.mode()) {
            case ALL_OR_NOTHING -> "transfers/" + decisions.size() + "/";
            case INDEPENDENT -> "";
          };
      decisions.add(new TransferDecision(new TransferId(ids.next()), transfer, path));
    }
    return decisions;
  }

  private record Batch(
      UUID id,
      Call call,
      TransferBatchId batch,
      TransferBatchMode mode,
      List<TransferDecision> transfers)
      implements Command<TransferBatch> {

    @Override
    public String operation() {
      return "transfer-in-batch";
    }

    @Override
    public OutcomeType<TransferBatch> outcomeType() {
      return CreditKinds.TRANSFER_BATCH;
    }

    @Override
    public UUID resource() {
      return batch.value();
    }

    @Override
    public int weight() {
      return 1 + transfers.stream().mapToInt(transfer -> 1 + transfer.weight()).sum();
    }

    @Override
    public Collection<?> claims() {
      return transfers.stream().flatMap(transfer -> transfer.claims().stream()).toList();
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      transfers.forEach(transfer -> transfer.needs(call.actor(), known, needs));
    }

    @Override
    public Decision<TransferBatch> decide(WorkingSet loaded, Instant now) {
      return switch (mode) {
        case ALL_OR_NOTHING -> together(new Preview(loaded), now);
        case INDEPENDENT -> eachForItself(new Preview(loaded), now);
      };
    }

    @Override
    public boolean mayTell(WorkingSet loaded, TransferBatch made) {
      return made.results().stream()
          .allMatch(result ->
              switch (result) {
                case Result.Done(var transfer) ->
                    TransferDecision.mayTell(call.actor(), loaded, transfer);
                case Result.Refused _ -> true;
              });
    }

    @Override
    public List<LocatedRefusal> refusalsIn(TransferBatch made) {
      return made.refusals();
    }

    @Override
    public Decision.Accepted<TransferBatch> telling(
        TransferBatch made, List<LocatedRefusal> refusals) {
      return accepted(made.telling(refusals), new Changes());
    }

    private Decision<TransferBatch> eachForItself(Preview books, Instant now) {
      var series = new IdSeries(id);
      var results = new ArrayList<Result>(transfers.size());
      for (var transfer : transfers) {
        results.add(result(transfer, books, series, now));
      }
      return accepted(results, books, now);
    }

    private Decision<TransferBatch> together(Preview books, Instant now) {
      var series = new IdSeries(id);
      var results = new ArrayList<Result>(transfers.size());
      var refusals = new ArrayList<LocatedRefusal>(0);
      var referenced = new HashMap<String, Integer>();
      for (var number = 0; number < transfers.size(); number++) {
        var transfer = transfers.get(number);
        var reference = transfer.request().reference();
        var earlier = reference == null ? null : referenced.putIfAbsent(reference, number);
        if (reference != null && earlier != null) {
          var repeated = new CreditRefusal.RepeatedReference(reference, earlier);
          refusals.add(new LocatedRefusal(transfer.path() + "reference", repeated));
          transfer = transfer.withoutReference();
        }
        var result = result(transfer, books, series, now);
        if (result instanceof Result.Refused(var reasons)) {
          refusals.addAll(reasons);
        }
        results.add(result);
      }
      return refusals.isEmpty() ? accepted(results, books, now) : new Decision.Refused<>(refusals);
    }

    /** Decides one transfer; what it leaves is there for those after it. */
    private Result result(TransferDecision transfer, Preview books, IdSeries series, Instant now) {
      return switch (transfer.decide(this, books, series, now)) {
        case Decision.Accepted<Transfer>(var made, var changes) -> {
          books.apply(changes);
          yield new Result.Done(made);
        }
        case Decision.Refused<Transfer>(var reasons) -> new Result.Refused(reasons);
        case Decision.NotFound<Transfer> _, Decision.Stale<Transfer> _ ->
            throw new IllegalStateException("a transfer is refused by its reasons");
      };
    }

    private Decision<TransferBatch> accepted(List<Result> results, Preview books, Instant now) {
      var made = new TransferBatch(batch, mode, call.actor().caller(), results, now);
      return accepted(made, books.changes());
    }

    private Decision.Accepted<TransferBatch> accepted(TransferBatch made, Changes changes) {
      changes.put(CreditKinds.TRANSFER_BATCHES, batch, made);
      return new Decision.Accepted<>(made, changes);
    }
  }
}
