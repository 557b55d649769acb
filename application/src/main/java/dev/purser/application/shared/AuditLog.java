package dev.purser.application.shared;

import java.util.List;

/**
 * The record of writes that move no value; entries are never changed. Commands that move value are
 * recorded by their idempotency records, which are kept for ever, too.
 */
public interface AuditLog {
  void addAll(List<AuditEntry> entries);
}
