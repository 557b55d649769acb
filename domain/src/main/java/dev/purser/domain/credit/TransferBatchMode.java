package dev.purser.domain.credit;

/** What becomes of the transfers of a batch when some of them are refused. */
public enum TransferBatchMode {
  /** A refusal of one refuses them all. */
  ALL_OR_NOTHING,
  /** Each is made or refused for itself. */
  INDEPENDENT
}
